DROP INDEX "chat_messages_author";--> statement-breakpoint
ALTER TABLE "room_members" ADD COLUMN "closed_seq" bigint;--> statement-breakpoint
ALTER TABLE "room_members" DROP COLUMN "is_open";--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_author" UNIQUE("author_id","id");