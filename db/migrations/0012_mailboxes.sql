ALTER TABLE "groups" DROP CONSTRAINT "groups_kind";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "sent_as" uuid;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_kind" CHECK ("groups"."kind" in ('profile', 'class_students', 'class_guardians', 'class_teachers', 'course_students', 'course_guardians', 'course_teachers', 'level', 'function', 'manual', 'runners', 'mailbox'));
