CREATE TABLE "blocks" (
	"person_id" uuid NOT NULL,
	"blocked_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "blocks_person_id_blocked_id_pk" PRIMARY KEY("person_id","blocked_id"),
	CONSTRAINT "blocks_two_people" CHECK ("blocks"."person_id" <> "blocks"."blocked_id")
);
--> statement-breakpoint
CREATE TABLE "chat_messages" (
	"room_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"kind" text DEFAULT 'text' NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"sent_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "chat_messages_room_id_seq_pk" PRIMARY KEY("room_id","seq"),
	CONSTRAINT "chat_messages_id" UNIQUE("room_id","id"),
	CONSTRAINT "chat_messages_kind" CHECK ("chat_messages"."kind" in ('text', 'invited', 'joined', 'left', 'renamed', 'history')),
	CONSTRAINT "chat_messages_text" CHECK (("chat_messages"."kind" = 'text') = ("chat_messages"."text" <> '') and length("chat_messages"."text") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "chat_preferences" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"list_order" text DEFAULT 'newest' NOT NULL,
	CONSTRAINT "chat_preferences_order" CHECK ("chat_preferences"."list_order" in ('newest', 'oldest'))
);
--> statement-breakpoint
CREATE TABLE "chat_settings" (
	"school_id" uuid PRIMARY KEY NOT NULL,
	"list_design" text DEFAULT '2' NOT NULL,
	"detail_design" text DEFAULT '2' NOT NULL,
	"history_outside" boolean DEFAULT false NOT NULL,
	CONSTRAINT "chat_settings_list" CHECK ("chat_settings"."list_design" in ('1', '2', '3')),
	CONSTRAINT "chat_settings_detail" CHECK ("chat_settings"."detail_design" in ('1', '2', '3'))
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"person_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"state" text DEFAULT 'requested' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contacts_person_id_contact_id_pk" PRIMARY KEY("person_id","contact_id"),
	CONSTRAINT "contacts_state" CHECK ("contacts"."state" in ('requested', 'accepted', 'declined')),
	CONSTRAINT "contacts_two_people" CHECK ("contacts"."person_id" <> "contacts"."contact_id")
);
--> statement-breakpoint
CREATE TABLE "room_members" (
	"room_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"invited_by_id" uuid,
	"from_seq" bigint DEFAULT 0 NOT NULL,
	"read_seq" bigint DEFAULT 0 NOT NULL,
	"is_open" boolean DEFAULT true NOT NULL,
	"hidden_seq" bigint,
	"version" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "room_members_room_id_person_id_pk" PRIMARY KEY("room_id","person_id"),
	CONSTRAINT "room_members_state" CHECK ("room_members"."state" in ('invited', 'joined', 'left'))
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"school_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"low_id" uuid,
	"high_id" uuid,
	"with_history" boolean DEFAULT false NOT NULL,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	"last_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rooms_pair" UNIQUE("low_id","high_id"),
	CONSTRAINT "rooms_kind" CHECK ("rooms"."kind" in ('pair', 'group')),
	CONSTRAINT "rooms_two" CHECK (case when "rooms"."kind" = 'pair' then "rooms"."low_id" < "rooms"."high_id" else "rooms"."low_id" is null and "rooms"."high_id" is null end),
	CONSTRAINT "rooms_name" CHECK (length("rooms"."name") <= 80)
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "presence_status" CHECK ("presence"."status" in ('available', 'busy', 'away')),
	CONSTRAINT "presence_text" CHECK (length("presence"."text") <= 100)
);
--> statement-breakpoint
CREATE UNLOGGED TABLE "screens" (
	"person_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"process_id" uuid NOT NULL,
	"idle_since" timestamp with time zone,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "screens_person_id_id_pk" PRIMARY KEY("person_id","id")
);
--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocked_id_people_id_fk" FOREIGN KEY ("blocked_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_preferences" ADD CONSTRAINT "chat_preferences_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_settings" ADD CONSTRAINT "chat_settings_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_contact_id_people_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_members" ADD CONSTRAINT "room_members_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_members" ADD CONSTRAINT "room_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_members" ADD CONSTRAINT "room_members_invited_by_id_people_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_low_id_people_id_fk" FOREIGN KEY ("low_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_high_id_people_id_fk" FOREIGN KEY ("high_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screens" ADD CONSTRAINT "screens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "blocks_blocked" ON "blocks" USING btree ("blocked_id");--> statement-breakpoint
CREATE INDEX "chat_messages_author" ON "chat_messages" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "contacts_contact" ON "contacts" USING btree ("contact_id","state");--> statement-breakpoint
CREATE INDEX "room_members_person" ON "room_members" USING btree ("person_id") WHERE state <> 'left';--> statement-breakpoint
CREATE INDEX "screens_process" ON "screens" USING btree ("process_id");--> statement-breakpoint
CREATE INDEX "screens_seen" ON "screens" USING btree ("seen_at");