CREATE TABLE "activation_codes" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "activation_codes_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "contact_details" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"email" text,
	"mobile" text,
	"phone" text,
	"address" text,
	CONSTRAINT "contact_details_email" CHECK (length("contact_details"."email") between 3 and 254),
	CONSTRAINT "contact_details_lengths" CHECK (length("contact_details"."mobile") <= 40 and length("contact_details"."phone") <= 40 and length("contact_details"."address") <= 500)
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "identities_issuer_subject_person_id_pk" PRIMARY KEY("issuer","subject","person_id")
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"person_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_codes_person_id_code_hash_pk" PRIMARY KEY("person_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "second_factors" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_challenges" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_lines" (
	"school_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"subject_id" uuid,
	"subject_name" text DEFAULT '' NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	CONSTRAINT "audit_lines_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
CREATE TABLE "chat_policies" (
	"school_id" uuid NOT NULL,
	"profile" text NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "chat_policies_school_id_profile_pk" PRIMARY KEY("school_id","profile"),
	CONSTRAINT "chat_policies_profile" CHECK ("chat_policies"."profile" in ('student', 'guardian', 'teacher', 'staff')),
	CONSTRAINT "chat_policies_content" CHECK ("chat_policies"."content" in ('off', 'text', 'links', 'files'))
);
--> statement-breakpoint
CREATE TABLE "communication_policies" (
	"school_id" uuid NOT NULL,
	"from_profile" text NOT NULL,
	"target" text NOT NULL,
	"reach" text NOT NULL,
	CONSTRAINT "communication_policies_school_id_from_profile_target_pk" PRIMARY KEY("school_id","from_profile","target"),
	CONSTRAINT "communication_policies_from" CHECK ("communication_policies"."from_profile" in ('student', 'guardian', 'teacher', 'staff')),
	CONSTRAINT "communication_policies_target" CHECK ("communication_policies"."target" in ('student', 'guardian', 'teacher', 'staff', 'groups')),
	CONSTRAINT "communication_policies_reach" CHECK ("communication_policies"."reach" in ('none', 'own', 'all'))
);
--> statement-breakpoint
ALTER TABLE "groups" DROP CONSTRAINT "groups_kind";--> statement-breakpoint
ALTER TABLE "communication_rules" ADD COLUMN "origin" text DEFAULT 'policy' NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "inner_writing" text DEFAULT 'policy' NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "runners_of" uuid;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "writing_blocked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "contactable" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "schools" ADD COLUMN "second_factor" text DEFAULT 'staff' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "second_factor_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "activation_codes" ADD CONSTRAINT "activation_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_details" ADD CONSTRAINT "contact_details_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_challenges" ADD CONSTRAINT "sign_in_challenges_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_lines" ADD CONSTRAINT "audit_lines_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_policies" ADD CONSTRAINT "chat_policies_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communication_policies" ADD CONSTRAINT "communication_policies_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "identities_person" ON "identities" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "password_resets_person" ON "password_resets" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "sign_in_challenges_expires" ON "sign_in_challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "audit_lines_actor" ON "audit_lines" USING btree ("school_id","actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_lines_subject" ON "audit_lines" USING btree ("school_id","subject_id","id");--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_runners_of_groups_id_fk" FOREIGN KEY ("runners_of") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "people_account" ON "people" USING btree ("account_id") WHERE account_id is not null;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_runners_of" UNIQUE("runners_of");--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_external_id" UNIQUE("school_id","external_id");--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_external_id" UNIQUE("school_id","external_id");--> statement-breakpoint
ALTER TABLE "communication_rules" ADD CONSTRAINT "communication_rules_origin" CHECK ("communication_rules"."origin" in ('policy', 'hand'));--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_runners" CHECK (("groups"."kind" = 'runners') = ("groups"."runners_of" is not null));--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_inner_writing" CHECK ("groups"."inner_writing" in ('policy', 'hand'));--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_kind" CHECK ("groups"."kind" in ('profile', 'class_students', 'class_guardians', 'class_teachers', 'course_students', 'course_guardians', 'course_teachers', 'level', 'function', 'manual', 'runners'));--> statement-breakpoint
ALTER TABLE "schools" ADD CONSTRAINT "schools_second_factor" CHECK ("schools"."second_factor" in ('off', 'admins', 'staff'));--> statement-breakpoint
-- Schools that were there before go on signing in as they did; their rules are those of the preset « usual ».
UPDATE "schools" SET "second_factor" = 'off';--> statement-breakpoint
INSERT INTO "communication_policies" ("school_id", "from_profile", "target", "reach")
SELECT s.id, p.from_profile, p.target, p.reach FROM "schools" s CROSS JOIN (VALUES
  ('student', 'student', 'own'), ('student', 'teacher', 'own'), ('student', 'staff', 'all'),
  ('guardian', 'student', 'own'), ('guardian', 'teacher', 'own'), ('guardian', 'staff', 'all'),
  ('teacher', 'student', 'all'), ('teacher', 'guardian', 'all'), ('teacher', 'teacher', 'all'), ('teacher', 'staff', 'all'), ('teacher', 'groups', 'own'),
  ('staff', 'student', 'all'), ('staff', 'guardian', 'all'), ('staff', 'teacher', 'all'), ('staff', 'staff', 'all'), ('staff', 'groups', 'all')
) AS p (from_profile, target, reach);--> statement-breakpoint
UPDATE "communication_rules" r SET "origin" = 'hand' FROM "groups" f WHERE f.id = r.from_group_id AND f.kind IN ('manual', 'function');--> statement-breakpoint
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'lines of % are added and never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;--> statement-breakpoint
CREATE TRIGGER "audit_lines_kept" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_lines" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint
-- The owner's own rights too: whoever the server signs in as may add and read lines, nothing else.
REVOKE UPDATE, DELETE, TRUNCATE ON "audit_lines" FROM CURRENT_USER, PUBLIC;
