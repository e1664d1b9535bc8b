CREATE TABLE "away_answers" (
	"person_id" uuid NOT NULL,
	"away_from" timestamp with time zone NOT NULL,
	"correspondent_id" uuid NOT NULL,
	"answered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "away_answers_person_id_away_from_correspondent_id_pk" PRIMARY KEY("person_id","away_from","correspondent_id")
);
--> statement-breakpoint
CREATE TABLE "mail_policies" (
	"school_id" uuid PRIMARY KEY NOT NULL,
	"trash_days" integer DEFAULT 30 NOT NULL,
	"retention_months" integer,
	"student_quota" bigint DEFAULT 500000000 NOT NULL,
	"guardian_quota" bigint DEFAULT 500000000 NOT NULL,
	"teacher_quota" bigint DEFAULT 5000000000 NOT NULL,
	"staff_quota" bigint DEFAULT 5000000000 NOT NULL,
	CONSTRAINT "mail_policies_days" CHECK ("mail_policies"."trash_days" between 1 and 3650),
	CONSTRAINT "mail_policies_months" CHECK ("mail_policies"."retention_months" between 1 and 600),
	CONSTRAINT "mail_policies_quotas" CHECK (least("mail_policies"."student_quota", "mail_policies"."guardian_quota", "mail_policies"."teacher_quota", "mail_policies"."staff_quota") > 0)
);
--> statement-breakpoint
CREATE TABLE "mail_settings" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"signature_html" text DEFAULT '' NOT NULL,
	"away_from" timestamp with time zone,
	"away_until" timestamp with time zone,
	"away_subject" text DEFAULT '' NOT NULL,
	"away_html" text DEFAULT '' NOT NULL,
	CONSTRAINT "mail_settings_signature_length" CHECK (length("mail_settings"."signature_html") <= 10000),
	CONSTRAINT "mail_settings_away" CHECK (("mail_settings"."away_from" is null) = ("mail_settings"."away_until" is null) and "mail_settings"."away_from" < "mail_settings"."away_until"),
	CONSTRAINT "mail_settings_away_length" CHECK (length("mail_settings"."away_subject") <= 255 and length("mail_settings"."away_html") <= 20000)
);
--> statement-breakpoint
CREATE TABLE "recipient_list_entries" (
	"person_id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"member_id" uuid,
	"group_id" uuid,
	CONSTRAINT "recipient_list_entries_person_id_list_id_position_pk" PRIMARY KEY("person_id","list_id","position"),
	CONSTRAINT "recipient_list_entries_once" UNIQUE NULLS NOT DISTINCT("person_id","list_id","kind","member_id","group_id"),
	CONSTRAINT "recipient_list_entries_target" CHECK (("recipient_list_entries"."kind" = 'group' and "recipient_list_entries"."member_id" is null and "recipient_list_entries"."group_id" is not null)
        or ("recipient_list_entries"."kind" in ('person', 'guardians') and "recipient_list_entries"."member_id" is not null and "recipient_list_entries"."group_id" is null))
);
--> statement-breakpoint
CREATE TABLE "recipient_lists" (
	"person_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recipient_lists_person_id_id_pk" PRIMARY KEY("person_id","id"),
	CONSTRAINT "recipient_lists_name" UNIQUE("person_id","name"),
	CONSTRAINT "recipient_lists_name_length" CHECK (length("recipient_lists"."name") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "sendings" (
	"person_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"report" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "sendings_person_id_message_id_pk" PRIMARY KEY("person_id","message_id"),
	CONSTRAINT "sendings_progress" CHECK ("sendings"."done" between 0 and "sendings"."total")
);
--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_state";--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "starred_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "blind" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "no_reply" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "asks_confirmation" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "automatic" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "send_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "recalled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "search" "tsvector";--> statement-breakpoint
ALTER TABLE "away_answers" ADD CONSTRAINT "away_answers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "away_answers" ADD CONSTRAINT "away_answers_correspondent_id_people_id_fk" FOREIGN KEY ("correspondent_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_policies" ADD CONSTRAINT "mail_policies_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_settings" ADD CONSTRAINT "mail_settings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient_list_entries" ADD CONSTRAINT "recipient_list_entries_member_id_people_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient_list_entries" ADD CONSTRAINT "recipient_list_entries_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient_list_entries" ADD CONSTRAINT "recipient_list_entries_list" FOREIGN KEY ("person_id","list_id") REFERENCES "public"."recipient_lists"("person_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient_lists" ADD CONSTRAINT "recipient_lists_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sendings" ADD CONSTRAINT "sendings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sendings_unfinished" ON "sendings" USING btree ("requested_at") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "deliveries_starred" ON "deliveries" USING btree ("person_id","delivered_at","message_id") WHERE starred_at is not null and trashed_at is null;--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" USING btree ("send_at") WHERE state = 'scheduled';--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_hour" CHECK ("messages"."state" <> 'scheduled' or "messages"."send_at" is not null);--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_recall" CHECK ("messages"."recalled_at" is null or "messages"."state" = 'sent');--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_state" CHECK (("messages"."state" = 'sent') = ("messages"."sent_at" is not null) and "messages"."state" in ('draft', 'scheduled', 'sent'));