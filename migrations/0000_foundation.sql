CREATE TABLE "file_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"org_id" text,
	"park_id" text,
	"brought_by" text,
	"brought_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "file_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "http_answers" (
	"key" text PRIMARY KEY NOT NULL,
	"digest" text NOT NULL,
	"status" integer NOT NULL,
	"answer" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "http_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mail_notices" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"word_key" text NOT NULL,
	"values" jsonb NOT NULL,
	"path" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"mailed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "mail_notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "session_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"username" text,
	"display_username" text,
	"two_factor_enabled" boolean DEFAULT false,
	"is_demo" boolean DEFAULT false NOT NULL,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_accounts_email_unique" UNIQUE("email"),
	CONSTRAINT "session_accounts_username_unique" UNIQUE("username")
);
--> statement-breakpoint
ALTER TABLE "session_accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "session_credentials" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "session_credentials" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "session_open" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_open_token_unique" UNIQUE("token")
);
--> statement-breakpoint
ALTER TABLE "session_open" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "session_second_factors" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true,
	"failed_verification_count" integer DEFAULT 0,
	"locked_until" timestamp with time zone,
	"user_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "session_second_factors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "session_verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "session_verifications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "trail_bodies" (
	"entry_id" text NOT NULL,
	"position" integer NOT NULL,
	"path" text NOT NULL,
	"salt" text,
	"value" text,
	"leaf_hash" "bytea" NOT NULL,
	CONSTRAINT "trail_bodies_entry_id_position_pk" PRIMARY KEY("entry_id","position")
);
--> statement-breakpoint
ALTER TABLE "trail_bodies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "trail_checkpoints" (
	"size" bigint PRIMARY KEY NOT NULL,
	"note" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "trail_checkpoints" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "trail_checks" (
	"id" text PRIMARY KEY NOT NULL,
	"asked_by" text,
	"asked_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"verdict" jsonb
);
--> statement-breakpoint
ALTER TABLE "trail_checks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "trail_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"stream" text NOT NULL,
	"type" text NOT NULL,
	"subject" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "trail_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "trail_leaves" (
	"index" bigint PRIMARY KEY NOT NULL,
	"entry_id" text NOT NULL,
	"leaf_hash" "bytea" NOT NULL,
	"integrated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "trail_leaves" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "trail_pending" (
	"entry_id" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "trail_pending" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "trail_subtrees" (
	"level" smallint NOT NULL,
	"index" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "trail_subtrees_level_index_pk" PRIMARY KEY("level","index")
);
--> statement-breakpoint
ALTER TABLE "trail_subtrees" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "party_calendar_years" (
	"year" integer PRIMARY KEY NOT NULL,
	"holidays" jsonb NOT NULL,
	"workdays" jsonb NOT NULL,
	"source" text NOT NULL,
	"is_checked" boolean NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "party_calendar_years" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "party_codes" (
	"list" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"parent_code" text,
	"position" integer NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"is_checked" boolean DEFAULT true NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "party_codes_list_code_pk" PRIMARY KEY("list","code")
);
--> statement-breakpoint
ALTER TABLE "party_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "party_duties" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"org_id" text NOT NULL,
	"park_id" text,
	"is_dispatch" boolean DEFAULT false NOT NULL,
	"ground" text,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"ended_ground" text
);
--> statement-breakpoint
ALTER TABLE "party_duties" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "party_handovers" (
	"id" text PRIMARY KEY NOT NULL,
	"from_person_id" text NOT NULL,
	"to_person_id" text NOT NULL,
	"ground" text NOT NULL,
	"handed_over_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "party_handovers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "party_organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"short_name" text,
	"parent_id" text,
	"park_id" text,
	"county_id" text,
	"credit_code" text,
	"former_names" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"merged_into" text,
	"added_at" timestamp with time zone NOT NULL,
	"closed_on" date,
	"closed_ground" text
);
--> statement-breakpoint
ALTER TABLE "party_organisations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "party_people" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"title" text,
	"org_id" text NOT NULL,
	"phone" text,
	"email" text,
	"account_id" text,
	"added_at" timestamp with time zone NOT NULL,
	"left_on" date,
	CONSTRAINT "party_people_account_id_unique" UNIQUE("account_id")
);
--> statement-breakpoint
ALTER TABLE "party_people" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "session_credentials" ADD CONSTRAINT "session_credentials_user_id_session_accounts_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."session_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_open" ADD CONSTRAINT "session_open_user_id_session_accounts_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."session_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_second_factors" ADD CONSTRAINT "session_second_factors_user_id_session_accounts_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."session_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trail_bodies" ADD CONSTRAINT "trail_bodies_entry_id_trail_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."trail_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trail_leaves" ADD CONSTRAINT "trail_leaves_entry_id_trail_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."trail_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trail_pending" ADD CONSTRAINT "trail_pending_entry_id_trail_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."trail_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_duties" ADD CONSTRAINT "party_duties_person_id_party_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_duties" ADD CONSTRAINT "party_duties_org_id_party_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_duties" ADD CONSTRAINT "party_duties_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_handovers" ADD CONSTRAINT "party_handovers_from_person_id_party_people_id_fk" FOREIGN KEY ("from_person_id") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_handovers" ADD CONSTRAINT "party_handovers_to_person_id_party_people_id_fk" FOREIGN KEY ("to_person_id") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_organisations" ADD CONSTRAINT "party_organisations_parent_id_party_organisations_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_organisations" ADD CONSTRAINT "party_organisations_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_organisations" ADD CONSTRAINT "party_organisations_county_id_party_organisations_id_fk" FOREIGN KEY ("county_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_organisations" ADD CONSTRAINT "party_organisations_merged_into_party_organisations_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_people" ADD CONSTRAINT "party_people_org_id_party_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_entries_sha256" ON "file_entries" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "http_answers_at" ON "http_answers" USING btree ("at");--> statement-breakpoint
CREATE INDEX "mail_notices_person" ON "mail_notices" USING btree ("person_id","sent_at");--> statement-breakpoint
CREATE UNIQUE INDEX "session_credentials_owner" ON "session_credentials" USING btree ("user_id","provider_id");--> statement-breakpoint
CREATE INDEX "session_open_account" ON "session_open" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_second_factors_account" ON "session_second_factors" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_verifications_identifier" ON "session_verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "trail_checks_asked" ON "trail_checks" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "trail_entries_recorded" ON "trail_entries" USING btree ("recorded_at","id");--> statement-breakpoint
CREATE INDEX "trail_entries_stream" ON "trail_entries" USING btree ("stream","recorded_at","id");--> statement-breakpoint
CREATE INDEX "trail_entries_type" ON "trail_entries" USING btree ("type","recorded_at","id");--> statement-breakpoint
CREATE INDEX "trail_entries_subject" ON "trail_entries" USING btree ("subject","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "trail_leaves_entry" ON "trail_leaves" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "party_duties_person" ON "party_duties" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "party_duties_park" ON "party_duties" USING btree ("park_id","role");--> statement-breakpoint
CREATE INDEX "party_handovers_from" ON "party_handovers" USING btree ("from_person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "party_organisations_credit_code" ON "party_organisations" USING btree ("credit_code") WHERE "party_organisations"."merged_into" is null;--> statement-breakpoint
CREATE INDEX "party_organisations_kind" ON "party_organisations" USING btree ("kind","name");--> statement-breakpoint
CREATE INDEX "party_organisations_name" ON "party_organisations" USING btree ("name");--> statement-breakpoint
CREATE INDEX "party_organisations_park" ON "party_organisations" USING btree ("park_id","kind");--> statement-breakpoint
CREATE INDEX "party_people_org" ON "party_people" USING btree ("org_id");--> statement-breakpoint
CREATE POLICY "file_entries_read" ON "file_entries" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true)) = 'city' or ((select current_setting('ruyuan.reach', true)) = 'park' and "file_entries"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "file_entries"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "file_entries"."brought_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "file_entries_insert" ON "file_entries" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own'));--> statement-breakpoint
CREATE POLICY "file_entries_update" ON "file_entries" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own')) WITH CHECK ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own'));--> statement-breakpoint
CREATE POLICY "file_entries_delete" ON "file_entries" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own'));--> statement-breakpoint
CREATE POLICY "file_entries_system" ON "file_entries" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "file_entries_backup" ON "file_entries" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "http_answers_read" ON "http_answers" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own', 'public'));--> statement-breakpoint
CREATE POLICY "http_answers_insert" ON "http_answers" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own', 'public'));--> statement-breakpoint
CREATE POLICY "http_answers_update" ON "http_answers" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own', 'public')) WITH CHECK ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own', 'public'));--> statement-breakpoint
CREATE POLICY "http_answers_delete" ON "http_answers" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own', 'public'));--> statement-breakpoint
CREATE POLICY "http_answers_system" ON "http_answers" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "http_answers_backup" ON "http_answers" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "mail_notices_read" ON "mail_notices" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ("mail_notices"."person_id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "mail_notices_insert" ON "mail_notices" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own'));--> statement-breakpoint
CREATE POLICY "mail_notices_update" ON "mail_notices" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own')) WITH CHECK ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own'));--> statement-breakpoint
CREATE POLICY "mail_notices_delete" ON "mail_notices" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own'));--> statement-breakpoint
CREATE POLICY "mail_notices_system" ON "mail_notices" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "mail_notices_backup" ON "mail_notices" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "session_accounts_read" ON "session_accounts" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (true);--> statement-breakpoint
CREATE POLICY "session_accounts_insert" ON "session_accounts" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_accounts_update" ON "session_accounts" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_accounts_delete" ON "session_accounts" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (true);--> statement-breakpoint
CREATE POLICY "session_accounts_system" ON "session_accounts" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_accounts_backup" ON "session_accounts" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "session_credentials_read" ON "session_credentials" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (true);--> statement-breakpoint
CREATE POLICY "session_credentials_insert" ON "session_credentials" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_credentials_update" ON "session_credentials" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_credentials_delete" ON "session_credentials" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (true);--> statement-breakpoint
CREATE POLICY "session_credentials_system" ON "session_credentials" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_credentials_backup" ON "session_credentials" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "session_open_read" ON "session_open" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (true);--> statement-breakpoint
CREATE POLICY "session_open_insert" ON "session_open" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_open_update" ON "session_open" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_open_delete" ON "session_open" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (true);--> statement-breakpoint
CREATE POLICY "session_open_system" ON "session_open" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_open_backup" ON "session_open" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "session_second_factors_read" ON "session_second_factors" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (true);--> statement-breakpoint
CREATE POLICY "session_second_factors_insert" ON "session_second_factors" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_second_factors_update" ON "session_second_factors" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_second_factors_delete" ON "session_second_factors" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (true);--> statement-breakpoint
CREATE POLICY "session_second_factors_system" ON "session_second_factors" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_second_factors_backup" ON "session_second_factors" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "session_verifications_read" ON "session_verifications" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (true);--> statement-breakpoint
CREATE POLICY "session_verifications_insert" ON "session_verifications" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_verifications_update" ON "session_verifications" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_verifications_delete" ON "session_verifications" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (true);--> statement-breakpoint
CREATE POLICY "session_verifications_system" ON "session_verifications" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_verifications_backup" ON "session_verifications" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "trail_bodies_insert" ON "trail_bodies" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_bodies_read" ON "trail_bodies" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.is_audit', true)) = 'yes');--> statement-breakpoint
CREATE POLICY "trail_bodies_system" ON "trail_bodies" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_bodies_backup" ON "trail_bodies" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "trail_checkpoints_read" ON "trail_checkpoints" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (true);--> statement-breakpoint
CREATE POLICY "trail_checkpoints_system" ON "trail_checkpoints" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_checkpoints_backup" ON "trail_checkpoints" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "trail_checks_read" ON "trail_checks" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.is_audit', true)) = 'yes');--> statement-breakpoint
CREATE POLICY "trail_checks_insert" ON "trail_checks" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.is_audit', true)) = 'yes');--> statement-breakpoint
CREATE POLICY "trail_checks_update" ON "trail_checks" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_audit', true)) = 'yes') WITH CHECK ((select current_setting('ruyuan.is_audit', true)) = 'yes');--> statement-breakpoint
CREATE POLICY "trail_checks_delete" ON "trail_checks" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_audit', true)) = 'yes');--> statement-breakpoint
CREATE POLICY "trail_checks_system" ON "trail_checks" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_checks_backup" ON "trail_checks" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "trail_entries_insert" ON "trail_entries" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_entries_read" ON "trail_entries" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.is_audit', true)) = 'yes');--> statement-breakpoint
CREATE POLICY "trail_entries_system" ON "trail_entries" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_entries_backup" ON "trail_entries" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "trail_leaves_read" ON "trail_leaves" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (true);--> statement-breakpoint
CREATE POLICY "trail_leaves_system" ON "trail_leaves" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_leaves_backup" ON "trail_leaves" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "trail_pending_insert" ON "trail_pending" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_pending_read" ON "trail_pending" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.is_audit', true)) = 'yes');--> statement-breakpoint
CREATE POLICY "trail_pending_system" ON "trail_pending" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_pending_backup" ON "trail_pending" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "trail_subtrees_read" ON "trail_subtrees" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (true);--> statement-breakpoint
CREATE POLICY "trail_subtrees_system" ON "trail_subtrees" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_subtrees_backup" ON "trail_subtrees" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "party_calendar_years_read" ON "party_calendar_years" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own', 'public'));--> statement-breakpoint
CREATE POLICY "party_calendar_years_insert" ON "party_calendar_years" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.is_admin', true)) = 'yes' or (select current_setting('ruyuan.reach', true)) = 'city');--> statement-breakpoint
CREATE POLICY "party_calendar_years_update" ON "party_calendar_years" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true)) = 'yes' or (select current_setting('ruyuan.reach', true)) = 'city') WITH CHECK ((select current_setting('ruyuan.is_admin', true)) = 'yes' or (select current_setting('ruyuan.reach', true)) = 'city');--> statement-breakpoint
CREATE POLICY "party_calendar_years_delete" ON "party_calendar_years" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true)) = 'yes' or (select current_setting('ruyuan.reach', true)) = 'city');--> statement-breakpoint
CREATE POLICY "party_calendar_years_system" ON "party_calendar_years" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "party_calendar_years_backup" ON "party_calendar_years" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "party_codes_read" ON "party_codes" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own', 'public'));--> statement-breakpoint
CREATE POLICY "party_codes_insert" ON "party_codes" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.is_admin', true)) = 'yes' or (select current_setting('ruyuan.reach', true)) = 'city');--> statement-breakpoint
CREATE POLICY "party_codes_update" ON "party_codes" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true)) = 'yes' or (select current_setting('ruyuan.reach', true)) = 'city') WITH CHECK ((select current_setting('ruyuan.is_admin', true)) = 'yes' or (select current_setting('ruyuan.reach', true)) = 'city');--> statement-breakpoint
CREATE POLICY "party_codes_delete" ON "party_codes" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true)) = 'yes' or (select current_setting('ruyuan.reach', true)) = 'city');--> statement-breakpoint
CREATE POLICY "party_codes_system" ON "party_codes" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "party_codes_backup" ON "party_codes" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "party_duties_read" ON "party_duties" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own'));--> statement-breakpoint
CREATE POLICY "party_duties_insert" ON "party_duties" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.is_admin', true)) = 'yes');--> statement-breakpoint
CREATE POLICY "party_duties_update" ON "party_duties" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true)) = 'yes') WITH CHECK ((select current_setting('ruyuan.is_admin', true)) = 'yes');--> statement-breakpoint
CREATE POLICY "party_duties_delete" ON "party_duties" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true)) = 'yes');--> statement-breakpoint
CREATE POLICY "party_duties_system" ON "party_duties" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "party_duties_backup" ON "party_duties" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "party_handovers_read" ON "party_handovers" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own'));--> statement-breakpoint
CREATE POLICY "party_handovers_insert" ON "party_handovers" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.is_admin', true)) = 'yes');--> statement-breakpoint
CREATE POLICY "party_handovers_update" ON "party_handovers" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true)) = 'yes') WITH CHECK ((select current_setting('ruyuan.is_admin', true)) = 'yes');--> statement-breakpoint
CREATE POLICY "party_handovers_delete" ON "party_handovers" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true)) = 'yes');--> statement-breakpoint
CREATE POLICY "party_handovers_system" ON "party_handovers" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "party_handovers_backup" ON "party_handovers" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "party_organisations_read" ON "party_organisations" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own', 'public'));--> statement-breakpoint
CREATE POLICY "party_organisations_insert" ON "party_organisations" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true)) in ('city', 'park') or (select current_setting('ruyuan.is_admin', true)) = 'yes' or "party_organisations"."id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "party_organisations_update" ON "party_organisations" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true)) in ('city', 'park') or (select current_setting('ruyuan.is_admin', true)) = 'yes' or "party_organisations"."id" = (select nullif(current_setting('ruyuan.org', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true)) in ('city', 'park') or (select current_setting('ruyuan.is_admin', true)) = 'yes' or "party_organisations"."id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "party_organisations_delete" ON "party_organisations" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true)) in ('city', 'park') or (select current_setting('ruyuan.is_admin', true)) = 'yes' or "party_organisations"."id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "party_organisations_system" ON "party_organisations" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "party_organisations_backup" ON "party_organisations" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "party_people_read" ON "party_people" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true)) in ('city', 'park', 'own') or "party_people"."id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "party_people_insert" ON "party_people" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.is_admin', true)) = 'yes' or "party_people"."id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "party_people_update" ON "party_people" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true)) = 'yes' or "party_people"."id" = (select nullif(current_setting('ruyuan.person', true), ''))) WITH CHECK ((select current_setting('ruyuan.is_admin', true)) = 'yes' or "party_people"."id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "party_people_delete" ON "party_people" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true)) = 'yes' or "party_people"."id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "party_people_system" ON "party_people" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "party_people_backup" ON "party_people" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);