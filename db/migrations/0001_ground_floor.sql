CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"school_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attachments_name" CHECK (length("attachments"."name") between 1 and 255)
);
--> statement-breakpoint
CREATE TABLE "blobs" (
	"sha256" text PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"type" text NOT NULL,
	"verdict" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "blobs_sha256" CHECK ("blobs"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "blobs_verdict" CHECK ("blobs"."verdict" in ('pending', 'clean', 'refused')),
	CONSTRAINT "blobs_size" CHECK ("blobs"."size" > 0)
);
--> statement-breakpoint
CREATE TABLE "communication_rules" (
	"from_group_id" uuid NOT NULL,
	"to_group_id" uuid NOT NULL,
	"reach" text NOT NULL,
	"school_id" uuid NOT NULL,
	CONSTRAINT "communication_rules_from_group_id_to_group_id_reach_pk" PRIMARY KEY("from_group_id","to_group_id","reach"),
	CONSTRAINT "communication_rules_reach" CHECK ("communication_rules"."reach" in ('members', 'group', 'own_children'))
);
--> statement-breakpoint
CREATE TABLE "group_members" (
	"person_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	CONSTRAINT "group_members_person_id_group_id_pk" PRIMARY KEY("person_id","group_id")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"school_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"search_name" text NOT NULL,
	"class_name" text DEFAULT '' NOT NULL,
	"members_may_write" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "groups_name" UNIQUE("school_id","name"),
	CONSTRAINT "groups_kind" CHECK ("groups"."kind" in ('profile', 'class_students', 'class_guardians', 'class_teachers', 'function', 'manual'))
);
--> statement-breakpoint
CREATE TABLE "guardianships" (
	"guardian_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"relation" text DEFAULT 'guardian' NOT NULL,
	CONSTRAINT "guardianships_guardian_id_student_id_pk" PRIMARY KEY("guardian_id","student_id"),
	CONSTRAINT "guardianships_two_people" CHECK ("guardianships"."guardian_id" <> "guardianships"."student_id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"school_id" uuid NOT NULL,
	"profile" text NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"name" text NOT NULL,
	"search_name" text NOT NULL,
	"duty" text DEFAULT '' NOT NULL,
	"class_name" text DEFAULT '' NOT NULL,
	"identifier" text NOT NULL,
	"password_hash" text,
	"activated_at" timestamp with time zone,
	"left_at" timestamp with time zone,
	"is_admin" boolean DEFAULT false NOT NULL,
	"locale" text DEFAULT 'fr' NOT NULL,
	"theme" text DEFAULT 'auto' NOT NULL,
	"density" text DEFAULT 'airy' NOT NULL,
	"reading_font" boolean DEFAULT false NOT NULL,
	"feed_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_profile" CHECK ("people"."profile" in ('student', 'guardian', 'teacher', 'staff')),
	CONSTRAINT "people_name_length" CHECK (length("people"."name") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "schools" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"uai" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'Europe/Paris' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "schools_uai_unique" UNIQUE("uai")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"person_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"box" text NOT NULL,
	"folder_id" uuid,
	"delivered_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"trashed_at" timestamp with time zone,
	"about" uuid[],
	"tag" text DEFAULT '' NOT NULL,
	CONSTRAINT "deliveries_person_id_message_id_box_pk" PRIMARY KEY("person_id","message_id","box"),
	CONSTRAINT "deliveries_box_name" CHECK ("deliveries"."box" in ('inbox', 'sent', 'drafts'))
);
--> statement-breakpoint
CREATE TABLE "folders" (
	"person_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "folders_person_id_id_pk" PRIMARY KEY("person_id","id"),
	CONSTRAINT "folders_name" UNIQUE NULLS NOT DISTINCT("person_id","parent_id","name"),
	CONSTRAINT "folders_name_length" CHECK (length("folders"."name") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "message_attachments" (
	"message_id" uuid NOT NULL,
	"attachment_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "message_attachments_message_id_attachment_id_pk" PRIMARY KEY("message_id","attachment_id")
);
--> statement-breakpoint
CREATE TABLE "message_recipients" (
	"message_id" uuid NOT NULL,
	"field" text NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"group_id" uuid,
	"name" text NOT NULL,
	"size" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "message_recipients_message_id_field_position_pk" PRIMARY KEY("message_id","field","position"),
	CONSTRAINT "message_recipients_once" UNIQUE NULLS NOT DISTINCT("message_id","kind","person_id","group_id"),
	CONSTRAINT "message_recipients_field" CHECK ("message_recipients"."field" in ('to', 'cc', 'bcc')),
	CONSTRAINT "message_recipients_target" CHECK (("message_recipients"."kind" = 'group' and "message_recipients"."person_id" is null) or ("message_recipients"."kind" in ('person', 'guardians') and "message_recipients"."person_id" is not null and "message_recipients"."group_id" is null))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"school_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"thread_id" uuid NOT NULL,
	"reply_to_id" uuid,
	"subject" text DEFAULT '' NOT NULL,
	"body_html" text DEFAULT '' NOT NULL,
	"body_text" text DEFAULT '' NOT NULL,
	"preview" text DEFAULT '' NOT NULL,
	"recipients_label" text DEFAULT '' NOT NULL,
	"recipient_count" integer DEFAULT 0 NOT NULL,
	"attachment_count" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "messages_state" CHECK (("messages"."state" = 'draft') = ("messages"."sent_at" is null) and "messages"."state" in ('draft', 'sent')),
	CONSTRAINT "messages_subject_length" CHECK (length("messages"."subject") <= 255),
	CONSTRAINT "messages_body_length" CHECK (length("messages"."body_html") <= 400000),
	CONSTRAINT "messages_preview_length" CHECK (length("messages"."preview") <= 200)
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"person_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"user_agent" text DEFAULT '' NOT NULL,
	CONSTRAINT "sessions_person_id_id_pk" PRIMARY KEY("person_id","id")
);
--> statement-breakpoint
CREATE TABLE "sign_in_delays" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"wait_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communication_rules" ADD CONSTRAINT "communication_rules_from_group_id_groups_id_fk" FOREIGN KEY ("from_group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communication_rules" ADD CONSTRAINT "communication_rules_to_group_id_groups_id_fk" FOREIGN KEY ("to_group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communication_rules" ADD CONSTRAINT "communication_rules_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardianships" ADD CONSTRAINT "guardianships_guardian_id_people_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardianships" ADD CONSTRAINT "guardianships_student_id_people_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_folder" FOREIGN KEY ("person_id","folder_id") REFERENCES "public"."folders"("person_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "folders" ADD CONSTRAINT "folders_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "folders" ADD CONSTRAINT "folders_parent" FOREIGN KEY ("person_id","parent_id") REFERENCES "public"."folders"("person_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_attachments" ADD CONSTRAINT "message_attachments_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_attachments" ADD CONSTRAINT "message_attachments_attachment_id_attachments_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_recipients" ADD CONSTRAINT "message_recipients_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_recipients" ADD CONSTRAINT "message_recipients_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_recipients" ADD CONSTRAINT "message_recipients_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_owner" ON "attachments" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "attachments_blob" ON "attachments" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "communication_rules_to" ON "communication_rules" USING btree ("to_group_id");--> statement-breakpoint
CREATE INDEX "group_members_group" ON "group_members" USING btree ("group_id","person_id");--> statement-breakpoint
CREATE INDEX "groups_search" ON "groups" USING gin ("school_id" uuid_ops,"search_name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "guardianships_student" ON "guardianships" USING btree ("student_id","guardian_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_identifier" ON "people" USING btree (lower("identifier"));--> statement-breakpoint
CREATE INDEX "people_school" ON "people" USING btree ("school_id","profile");--> statement-breakpoint
CREATE INDEX "people_search" ON "people" USING gin ("school_id" uuid_ops,"search_name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "deliveries_box" ON "deliveries" USING btree ("person_id","box","delivered_at","message_id") WHERE folder_id is null and trashed_at is null;--> statement-breakpoint
CREATE INDEX "deliveries_in_folder" ON "deliveries" USING btree ("person_id","folder_id","delivered_at","message_id") WHERE folder_id is not null and trashed_at is null;--> statement-breakpoint
CREATE INDEX "deliveries_trash" ON "deliveries" USING btree ("person_id","delivered_at","message_id") WHERE trashed_at is not null;--> statement-breakpoint
CREATE INDEX "deliveries_unread" ON "deliveries" USING btree ("person_id","folder_id","delivered_at","message_id") WHERE box = 'inbox' and read_at is null and trashed_at is null;--> statement-breakpoint
CREATE INDEX "message_attachments_attachment" ON "message_attachments" USING btree ("attachment_id");--> statement-breakpoint
CREATE INDEX "messages_thread" ON "messages" USING btree ("thread_id","sent_at");--> statement-breakpoint
CREATE INDEX "messages_author" ON "messages" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "sessions_expires" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_delays_wait_until" ON "sign_in_delays" USING btree ("wait_until");