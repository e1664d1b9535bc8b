CREATE TABLE "import_classes" (
	"import_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"source" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"level" text NOT NULL,
	"shown_name" text DEFAULT '' NOT NULL,
	CONSTRAINT "import_classes_import_id_external_id_pk" PRIMARY KEY("import_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "import_group_members" (
	"import_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "import_group_members_import_id_group_id_person_id_pk" PRIMARY KEY("import_id","group_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "import_groups" (
	"import_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"class_name" text NOT NULL,
	"base" text NOT NULL,
	"group_id" uuid DEFAULT uuidv7() NOT NULL,
	"fresh" boolean DEFAULT true NOT NULL,
	CONSTRAINT "import_groups_import_id_external_id_pk" PRIMARY KEY("import_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "import_issues" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"severity" text NOT NULL,
	"code" text NOT NULL,
	"values" jsonb NOT NULL,
	"file" text NOT NULL,
	"line" integer NOT NULL,
	"column" text DEFAULT '' NOT NULL,
	CONSTRAINT "import_issues_import_id_position_pk" PRIMARY KEY("import_id","position")
);
--> statement-breakpoint
CREATE TABLE "import_members" (
	"import_id" uuid NOT NULL,
	"class_id" text NOT NULL,
	"person" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "import_members_import_id_class_id_person_role_pk" PRIMARY KEY("import_id","class_id","person","role")
);
--> statement-breakpoint
CREATE TABLE "import_people" (
	"import_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"source" text NOT NULL,
	"profile" text NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"name" text NOT NULL,
	"search_name" text NOT NULL,
	"duty" text NOT NULL,
	"is_admin" boolean NOT NULL,
	"leaves" boolean NOT NULL,
	"email" text,
	"mobile" text,
	"phone" text,
	"address" text,
	"identifier" text NOT NULL,
	"file" text NOT NULL,
	"line" integer NOT NULL,
	"person_id" uuid,
	"class_name" text DEFAULT '' NOT NULL,
	"fresh" boolean DEFAULT false NOT NULL,
	"absent" boolean DEFAULT false NOT NULL,
	CONSTRAINT "import_people_import_id_external_id_pk" PRIMARY KEY("import_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "import_ties" (
	"import_id" uuid NOT NULL,
	"guardian" text NOT NULL,
	"student" text NOT NULL,
	"relation" text NOT NULL,
	CONSTRAINT "import_ties_import_id_guardian_student_pk" PRIMARY KEY("import_id","guardian","student")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"school_id" uuid NOT NULL,
	"label" text NOT NULL,
	"state" text NOT NULL,
	"plan" jsonb,
	"agreed" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"trouble" jsonb,
	"started_by" uuid,
	"starter_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"touched_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "imports_state" CHECK ("imports"."state" in ('uploaded', 'planned', 'running', 'done', 'failed', 'refused', 'abandoned')),
	CONSTRAINT "imports_progress" CHECK ("imports"."progress" between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "import_classes" ADD CONSTRAINT "import_classes_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_group_members" ADD CONSTRAINT "import_group_members_import" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_groups" ADD CONSTRAINT "import_groups_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_issues" ADD CONSTRAINT "import_issues_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_members" ADD CONSTRAINT "import_members_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_people" ADD CONSTRAINT "import_people_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_ties" ADD CONSTRAINT "import_ties_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_school_id_schools_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."schools"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_groups_group" ON "import_groups" USING btree ("import_id","group_id");--> statement-breakpoint
CREATE INDEX "import_members_person" ON "import_members" USING btree ("import_id","person");--> statement-breakpoint
CREATE INDEX "import_people_person" ON "import_people" USING btree ("import_id","person_id");--> statement-breakpoint
CREATE INDEX "imports_school" ON "imports" USING btree ("school_id","id");