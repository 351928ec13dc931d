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
CREATE TABLE "link_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"digest" text,
	"purpose" text NOT NULL,
	"ref_id" text NOT NULL,
	"park_id" text,
	"made_by" text,
	"made_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "link_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "supervision_documents" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"number" text,
	"issued_on" date,
	"text" text NOT NULL,
	"digest" text NOT NULL,
	"file_id" text NOT NULL,
	"original_name" text NOT NULL,
	"supersedes_id" text,
	"loaded_by" text,
	"loaded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "supervision_documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_measures" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"parent_id" text,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"mark" text NOT NULL,
	"clause" text,
	"title" text NOT NULL,
	"starts_at" integer NOT NULL,
	"ends_at" integer NOT NULL,
	"merged_into" text
);
--> statement-breakpoint
ALTER TABLE "supervision_measures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_responsibilities" (
	"id" text PRIMARY KEY NOT NULL,
	"measure_id" text NOT NULL,
	"leader_in_charge_id" text,
	"leader_in_charge_name" text,
	"department_id" text,
	"department_name" text,
	"department_leader_id" text,
	"department_leader_name" text,
	"office_responsible" text,
	"liaison_id" text,
	"liaison_name" text,
	"supporting_departments" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"deadline_on" date,
	"is_long_term" boolean DEFAULT false NOT NULL,
	"state" text NOT NULL,
	"note" text,
	"set_by" text,
	"set_at" timestamp with time zone NOT NULL,
	"replaced_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "supervision_responsibilities" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "website_articles" (
	"id" text PRIMARY KEY NOT NULL,
	"article_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"org_id" text NOT NULL,
	"park_id" text,
	"enterprise_id" text,
	"title" text NOT NULL,
	"title_en" text,
	"summary" text,
	"summary_en" text,
	"body" text DEFAULT '' NOT NULL,
	"body_en" text DEFAULT '' NOT NULL,
	"closes_on" date,
	"picture" jsonb,
	"picture_alt" text,
	"picture_alt_en" text,
	"attachments" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"consent_name" text,
	"consent_on" date,
	"consent_statement" text,
	"edition" integer DEFAULT 1 NOT NULL,
	"dated_at" timestamp with time zone,
	"added_by" text,
	"added_at" timestamp with time zone NOT NULL,
	"changed_by" text,
	"changed_at" timestamp with time zone NOT NULL,
	"publication_state" text DEFAULT 'draft' NOT NULL,
	"publishes_at" timestamp with time zone,
	"gate_statement" text,
	"gate_by" text,
	"gate_at" timestamp with time zone,
	"submitted_by" text,
	"submitted_at" timestamp with time zone,
	"reviewed_by" text,
	"reviewed_at" timestamp with time zone,
	"publication_ground" text
);
--> statement-breakpoint
ALTER TABLE "website_articles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_due" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"enterprise_id" text,
	"park_id" text,
	"day" date NOT NULL,
	"start_on" date,
	"about" text NOT NULL,
	"number" text,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "ledger_due" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_cards" (
	"enterprise_id" text PRIMARY KEY NOT NULL,
	"name" text collate "zh-x-icu" NOT NULL,
	"search_text" text NOT NULL,
	"credit_code" text,
	"park_id" text,
	"county_id" text,
	"closed_on" date,
	"merged_into" text,
	"legal_representative" text,
	"main_products" text,
	"field_code" text,
	"field_top" text GENERATED ALWAYS AS (split_part(field_code, '.', 1)) STORED,
	"industry_code" text,
	"size" text,
	"established_on" date,
	"certificate_kinds" text[] DEFAULT '{}' NOT NULL,
	"certificate_days" text[] DEFAULT '{}' NOT NULL,
	"next_expiry_on" date,
	"figures_year" integer,
	"revenue_fen" bigint,
	"rd_fen" bigint,
	"hightech_share" real,
	"tax_fen" bigint,
	"headcount" integer,
	"st_staff" integer,
	"missing" text[] DEFAULT '{}' NOT NULL,
	"facts_as_of" date,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger_cards" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_certificates" (
	"id" text PRIMARY KEY NOT NULL,
	"enterprise_id" text NOT NULL,
	"origin_id" text NOT NULL,
	"kind" text NOT NULL,
	"number" text,
	"issued_on" date,
	"valid_until" date,
	"source_ref" text,
	"entered_by" text,
	"entered_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_ground" text
);
--> statement-breakpoint
ALTER TABLE "ledger_certificates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_facts" (
	"id" text PRIMARY KEY NOT NULL,
	"position" bigint GENERATED BY DEFAULT AS IDENTITY (sequence name "ledger_facts_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"enterprise_id" text NOT NULL,
	"origin_id" text NOT NULL,
	"kind" text NOT NULL,
	"year" integer,
	"period" text NOT NULL,
	"value" jsonb NOT NULL,
	"as_of" date NOT NULL,
	"status" text NOT NULL,
	"source_kind" text NOT NULL,
	"source_note" text,
	"source_ref" text,
	"ground" text,
	"stated_by" text,
	"stated_at" timestamp with time zone NOT NULL,
	"retracted_at" timestamp with time zone,
	"retracted_by" text,
	"retracted_ground" text
);
--> statement-breakpoint
ALTER TABLE "ledger_facts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_years" (
	"enterprise_id" text NOT NULL,
	"year" integer NOT NULL,
	"is_actual" boolean NOT NULL,
	"revenue_fen" bigint,
	"rd_fen" bigint,
	"hightech_share" real,
	"tax_fen" bigint,
	"headcount" integer,
	"st_staff" integer,
	CONSTRAINT "ledger_years_enterprise_id_year_pk" PRIMARY KEY("enterprise_id","year")
);
--> statement-breakpoint
ALTER TABLE "ledger_years" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_filled_tables" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"file_id" text NOT NULL,
	"file_name" text NOT NULL,
	"layout" jsonb NOT NULL,
	"meanings" jsonb NOT NULL,
	"row_meanings" jsonb NOT NULL,
	"typed" jsonb NOT NULL,
	"scope" jsonb NOT NULL,
	"is_filled" boolean DEFAULT false NOT NULL,
	"places" jsonb,
	"filled_count" integer,
	"empty_count" integer,
	"result_file_id" text,
	"sources_file_id" text,
	"filled_at" timestamp with time zone,
	"park_id" text,
	"org_id" text,
	"brought_by" text,
	"brought_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "ledger_filled_tables" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_import_files" (
	"import_id" text NOT NULL,
	"file_id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"failure" jsonb,
	CONSTRAINT "ledger_import_files_import_id_file_id_pk" PRIMARY KEY("import_id","file_id")
);
--> statement-breakpoint
ALTER TABLE "ledger_import_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_import_rows" (
	"import_id" text NOT NULL,
	"seq" integer NOT NULL,
	"sheet_id" text NOT NULL,
	"row_number" integer NOT NULL,
	"cells" json NOT NULL,
	"fixes" jsonb,
	"verdict" text NOT NULL,
	"action" text,
	"reason" text,
	"choice" text,
	"problems" jsonb,
	"values" json,
	"enterprise_id" text,
	"match_key" text,
	"code_key" text,
	"twin_seq" integer,
	"digest" text,
	CONSTRAINT "ledger_import_rows_import_id_seq_pk" PRIMARY KEY("import_id","seq")
);
--> statement-breakpoint
ALTER TABLE "ledger_import_rows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_import_sheets" (
	"id" text PRIMARY KEY NOT NULL,
	"import_id" text NOT NULL,
	"file_id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"ledger" text,
	"head" jsonb,
	"columns" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"scales" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"certificate_kind" text,
	"skipped" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"as_of" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger_import_sheets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_imports" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"ledger" text NOT NULL,
	"state" text NOT NULL,
	"park_id" text,
	"county_id" text,
	"default_year" integer,
	"org_id" text,
	"brought_by" text,
	"brought_at" timestamp with time zone NOT NULL,
	"rows_read" integer DEFAULT 0 NOT NULL,
	"rows_total" integer,
	"read_at" timestamp with time zone,
	"same_as" text,
	"admitted_at" timestamp with time zone,
	"admitted_by" text,
	"added_enterprise_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"coded_enterprise_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "ledger_imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_synonyms" (
	"id" text PRIMARY KEY NOT NULL,
	"ledger" text NOT NULL,
	"field" text NOT NULL,
	"word" text NOT NULL,
	"folded" text NOT NULL,
	"source" text NOT NULL,
	"added_by" text,
	"added_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" text,
	"is_active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger_synonyms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_work_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"occurred_on" date NOT NULL,
	"until_on" date,
	"kind" text NOT NULL,
	"clause" text,
	"place" text,
	"park_id" text,
	"park_ids" text[] DEFAULT '{}' NOT NULL,
	"county_ids" text[] DEFAULT '{}' NOT NULL,
	"org_id" text,
	"person_ids" text[] DEFAULT '{}' NOT NULL,
	"other_people" text,
	"enterprise_ids" text[] DEFAULT '{}' NOT NULL,
	"origin_ids" text[],
	"other_enterprises" text,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"title" text,
	"text" text,
	"problems_solved" text,
	"follow_up" text,
	"sessions" integer,
	"enterprise_count" integer,
	"person_times" integer,
	"handouts" integer,
	"photo_ids" text[] DEFAULT '{}' NOT NULL,
	"source" text NOT NULL,
	"record_id" text,
	"record_type" text,
	"record_subject" text,
	"record_values" jsonb,
	"import_id" text,
	"digest" text,
	"search_text" text NOT NULL,
	"entered_by" text,
	"entered_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text
);
--> statement-breakpoint
ALTER TABLE "ledger_work_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "library_expert_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "library_expert_changes_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"expert_id" text NOT NULL,
	"state" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"ground" text,
	"import_id" text,
	"merged_from" text,
	"changed_by" text,
	"changed_at" timestamp with time zone NOT NULL,
	"reviewed_by" text,
	"reviewed_at" timestamp with time zone,
	"answer" text
);
--> statement-breakpoint
ALTER TABLE "library_expert_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "library_expert_consents" (
	"id" text PRIMARY KEY NOT NULL,
	"expert_id" text NOT NULL,
	"version" text NOT NULL,
	"given_on" date NOT NULL,
	"how" text NOT NULL,
	"entered_by" text,
	"entered_at" timestamp with time zone NOT NULL,
	"withdrawn_on" date,
	"withdrawn_by" text
);
--> statement-breakpoint
ALTER TABLE "library_expert_consents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "library_expert_consultations" (
	"id" text PRIMARY KEY NOT NULL,
	"expert_id" text NOT NULL,
	"held_on" date NOT NULL,
	"form" text NOT NULL,
	"topic" text NOT NULL,
	"result" text,
	"enterprise_id" text,
	"other_party" text,
	"need_id" text,
	"park_id" text,
	"fee_low_fen" bigint,
	"fee_high_fen" bigint,
	"fee_fen" bigint,
	"tax_fen" bigint,
	"fee_ground" text,
	"fee_basis" jsonb,
	"entered_by" text,
	"entered_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_ground" text
);
--> statement-breakpoint
ALTER TABLE "library_expert_consultations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "library_expert_distinctions" (
	"one_id" text NOT NULL,
	"other_id" text NOT NULL,
	"said_by" text,
	"said_at" timestamp with time zone NOT NULL,
	CONSTRAINT "library_expert_distinctions_one_id_other_id_pk" PRIMARY KEY("one_id","other_id")
);
--> statement-breakpoint
ALTER TABLE "library_expert_distinctions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "library_expert_letters" (
	"id" text PRIMARY KEY NOT NULL,
	"expert_id" text NOT NULL,
	"number" text NOT NULL,
	"appointed_as" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"issued_on" date NOT NULL,
	"renews_id" text,
	"issued_by" text,
	"issued_at" timestamp with time zone NOT NULL,
	"withdrawn_on" date,
	"withdrawn_ground" text
);
--> statement-breakpoint
ALTER TABLE "library_expert_letters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "library_expert_relations" (
	"id" text PRIMARY KEY NOT NULL,
	"expert_id" text NOT NULL,
	"kind" text NOT NULL,
	"org_id" text,
	"org_name" text,
	"person_name" text,
	"starts_on" date,
	"ends_on" date,
	"note" text,
	"declared_by" text,
	"declared_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "library_expert_relations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "library_experts" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text,
	"name" text collate "zh-x-icu" NOT NULL,
	"name_en" text,
	"title" text,
	"post" text,
	"renown" text DEFAULT 'none' NOT NULL,
	"fields" text[] DEFAULT '{}' NOT NULL,
	"subjects" text[] DEFAULT '{}' NOT NULL,
	"directions" text,
	"org_id" text,
	"org_name" text NOT NULL,
	"org_since" date,
	"affiliations" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"education" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"works" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"phone" text,
	"email" text,
	"availability" text DEFAULT 'available' NOT NULL,
	"availability_note" text,
	"open_fields" text[] DEFAULT '{}' NOT NULL,
	"park_id" text,
	"has_consent" boolean NOT NULL,
	"term_ends_on" date,
	"consultations" integer DEFAULT 0 NOT NULL,
	"last_consulted_on" date,
	"source" text NOT NULL,
	"source_text" text NOT NULL,
	"terms" text NOT NULL,
	"import_id" text,
	"entered_by" text,
	"entered_at" timestamp with time zone NOT NULL,
	"publication_state" text DEFAULT 'draft' NOT NULL,
	"publishes_at" timestamp with time zone,
	"gate_statement" text,
	"gate_by" text,
	"gate_at" timestamp with time zone,
	"submitted_by" text,
	"submitted_at" timestamp with time zone,
	"reviewed_by" text,
	"reviewed_at" timestamp with time zone,
	"publication_ground" text,
	"search_text" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"merged_into" text,
	"merged_at" timestamp with time zone,
	"erasure_asked_on" date,
	"erased_at" timestamp with time zone,
	"erased_ground" text
);
--> statement-breakpoint
ALTER TABLE "library_experts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "library_import_rows" (
	"import_id" text NOT NULL,
	"seq" integer NOT NULL,
	"row_number" integer NOT NULL,
	"label" text NOT NULL,
	"cells" jsonb NOT NULL,
	"refused" jsonb NOT NULL,
	"fixes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"verdict" text NOT NULL,
	"problems" jsonb NOT NULL,
	"values" jsonb NOT NULL,
	"subject_id" text,
	"match_key" text NOT NULL,
	CONSTRAINT "library_import_rows_import_id_seq_pk" PRIMARY KEY("import_id","seq")
);
--> statement-breakpoint
ALTER TABLE "library_import_rows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "library_imports" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"file_name" text NOT NULL,
	"sheet_name" text NOT NULL,
	"park_id" text,
	"source" text NOT NULL,
	"source_text" text NOT NULL,
	"terms" text NOT NULL,
	"import_id" text,
	"entered_by" text,
	"entered_at" timestamp with time zone NOT NULL,
	"consent" jsonb,
	"columns" jsonb NOT NULL,
	"passed_over" jsonb NOT NULL,
	"never_kept" jsonb NOT NULL,
	"brought_by" text,
	"brought_at" timestamp with time zone NOT NULL,
	"admitted_at" timestamp with time zone,
	"admitted_by" text
);
--> statement-breakpoint
ALTER TABLE "library_imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "library_inquiries" (
	"id" text PRIMARY KEY NOT NULL,
	"item_id" text NOT NULL,
	"park_id" text,
	"owner_id" text,
	"name" text NOT NULL,
	"organisation" text,
	"contact" text NOT NULL,
	"question" text NOT NULL,
	"consented_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_by" text,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "library_inquiries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "library_item_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "library_item_changes_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"item_id" text NOT NULL,
	"import_id" text,
	"merged_from" text,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"ground" text,
	"changed_by" text,
	"changed_at" timestamp with time zone NOT NULL,
	"taken_back_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "library_item_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "library_item_distinctions" (
	"one_id" text NOT NULL,
	"other_id" text NOT NULL,
	"said_by" text,
	"said_at" timestamp with time zone NOT NULL,
	CONSTRAINT "library_item_distinctions_one_id_other_id_pk" PRIMARY KEY("one_id","other_id")
);
--> statement-breakpoint
ALTER TABLE "library_item_distinctions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "library_item_files" (
	"id" text PRIMARY KEY NOT NULL,
	"item_id" text NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"caption" text,
	"is_public" boolean DEFAULT false NOT NULL,
	"brought_by" text,
	"brought_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "library_item_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "library_items" (
	"id" text PRIMARY KEY NOT NULL,
	"noun" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"folded_title" text NOT NULL,
	"summary" text NOT NULL,
	"applications" text,
	"fields" text[] DEFAULT '{}' NOT NULL,
	"keywords" text[] DEFAULT '{}' NOT NULL,
	"owner_name" text NOT NULL,
	"owner_id" text,
	"people" text[] DEFAULT '{}' NOT NULL,
	"maturity" integer,
	"contact_name" text,
	"contact_phone" text,
	"remark" text,
	"ip_state" text,
	"ip_numbers" text[] DEFAULT '{}' NOT NULL,
	"ways" text[] DEFAULT '{}' NOT NULL,
	"price_fen" bigint,
	"price_terms" text,
	"evaluation" text,
	"registration_number" text,
	"demonstrations" text[] DEFAULT '{}' NOT NULL,
	"finished_on" date,
	"stage" text,
	"state" text,
	"level" text,
	"programme" text,
	"partners" text[] DEFAULT '{}' NOT NULL,
	"leader_name" text,
	"leader_id" text,
	"starts_on" date,
	"ends_on" date,
	"asked_fen" bigint,
	"granted_fen" bigint,
	"own_fen" bigint,
	"results" text,
	"investment_fen" bigint,
	"land_mu" integer,
	"jobs" integer,
	"is_confidential" boolean DEFAULT false NOT NULL,
	"internal_fields" text[] DEFAULT '{}' NOT NULL,
	"park_id" text,
	"source" text NOT NULL,
	"source_text" text NOT NULL,
	"terms" text NOT NULL,
	"import_id" text,
	"entered_by" text,
	"entered_at" timestamp with time zone NOT NULL,
	"publication_state" text DEFAULT 'draft' NOT NULL,
	"publishes_at" timestamp with time zone,
	"gate_statement" text,
	"gate_by" text,
	"gate_at" timestamp with time zone,
	"submitted_by" text,
	"submitted_at" timestamp with time zone,
	"reviewed_by" text,
	"reviewed_at" timestamp with time zone,
	"publication_ground" text,
	"changed_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_ground" text,
	"merged_into" text,
	"search_text" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "library_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "library_transfers" (
	"id" text PRIMARY KEY NOT NULL,
	"item_id" text NOT NULL,
	"transferred_on" date NOT NULL,
	"to_name" text NOT NULL,
	"to_id" text,
	"way" text NOT NULL,
	"amount_fen" bigint,
	"contract_number" text,
	"note" text,
	"entered_by" text,
	"entered_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "library_transfers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_incoming" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"park_id" text,
	"registry_year" integer NOT NULL,
	"registry_count" integer NOT NULL,
	"letter_id" text,
	"from_name" text NOT NULL,
	"number" text,
	"title" text NOT NULL,
	"written_on" date,
	"received_on" date NOT NULL,
	"due_on" date,
	"security_class" text NOT NULL,
	"urgency" text NOT NULL,
	"note" text,
	"scan_name" text,
	"scan_media_type" text,
	"scan_sha256" text,
	"scan_size_bytes" integer,
	"state" text NOT NULL,
	"handler_id" text,
	"handling_office" text,
	"handling_due_on" date,
	"fed_back_on" date,
	"closed_on" date,
	"registered_by" text NOT NULL,
	"registered_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "supervision_incoming" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_incoming_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"incoming_id" text NOT NULL,
	"verb" text NOT NULL,
	"person_id" text NOT NULL,
	"leader_name" text,
	"text" text,
	"taken_at" timestamp with time zone NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "supervision_incoming_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_letter_countersigns" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"round" integer NOT NULL,
	"org_id" text NOT NULL,
	"org_name" text NOT NULL,
	"person_id" text,
	"agrees" boolean,
	"opinion" text,
	"answered_by" text,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "supervision_letter_countersigns" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_letter_files" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"attached_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "supervision_letter_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_letter_leaders" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"person_id" text NOT NULL,
	"ground" text NOT NULL,
	"named_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "supervision_letter_leaders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_letter_readings" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"org_id" text NOT NULL,
	"person_id" text NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "supervision_letter_readings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_letter_recipients" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"org_id" text NOT NULL,
	"name" text NOT NULL,
	"signed_for_by" text,
	"signed_for_at" timestamp with time zone,
	"reminded_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "supervision_letter_recipients" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_letter_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"verb" text NOT NULL,
	"person_id" text NOT NULL,
	"org_name" text NOT NULL,
	"text" text,
	"taken_at" timestamp with time zone NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "supervision_letter_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_letter_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "supervision_letter_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_letters" (
	"id" text PRIMARY KEY NOT NULL,
	"org_id" text NOT NULL,
	"org_name" text NOT NULL,
	"park_id" text,
	"kind" text NOT NULL,
	"variant" text,
	"form" text NOT NULL,
	"state" text NOT NULL,
	"content" jsonb NOT NULL,
	"title" text NOT NULL,
	"version" integer NOT NULL,
	"round" integer DEFAULT 0 NOT NULL,
	"number" text,
	"drafted_by" text NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"checked_by" text,
	"signed_by" text,
	"signed_on" date,
	"issued_at" timestamp with time zone,
	"recalled_at" timestamp with time zone,
	"recall_reason" text,
	"asked_person_ids" text[] DEFAULT '{}' NOT NULL,
	"asked_org_ids" text[] DEFAULT '{}' NOT NULL,
	"recipient_org_ids" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "supervision_letters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_summaries" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"level" text NOT NULL,
	"park_id" text,
	"year" integer NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"figures" jsonb NOT NULL,
	"notes" jsonb NOT NULL,
	"measured_at" timestamp with time zone NOT NULL,
	"texts" jsonb NOT NULL,
	"cases" jsonb NOT NULL,
	"plans" jsonb NOT NULL,
	"drafted_by" text NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	"signer_id" text,
	"asked_ids" text[] DEFAULT '{}' NOT NULL,
	"signed_at" timestamp with time zone,
	"document_file_id" text,
	"frozen_file_id" text,
	"frozen_text" jsonb,
	"digest" text,
	"figure_digests" jsonb,
	"frozen_rows" integer,
	"scan_file_id" text,
	"scan_name" text,
	"corrects_id" text
);
--> statement-breakpoint
ALTER TABLE "supervision_summaries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_summary_opinions" (
	"id" text PRIMARY KEY NOT NULL,
	"summary_id" text NOT NULL,
	"person_id" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"stance" text,
	"text" text,
	"given_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "supervision_summary_opinions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_targets" (
	"id" text PRIMARY KEY NOT NULL,
	"park_id" text,
	"year" integer NOT NULL,
	"figure_id" text NOT NULL,
	"value" double precision NOT NULL,
	"note" text,
	"set_by" text,
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "supervision_targets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_task_fillings" (
	"report_id" text NOT NULL,
	"table_id" text NOT NULL,
	"org_id" text NOT NULL,
	"park_id" text,
	"sha256" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"file_name" text NOT NULL,
	"content" jsonb NOT NULL,
	"findings" jsonb NOT NULL,
	"filled_by" text,
	"filled_at" timestamp with time zone NOT NULL,
	CONSTRAINT "supervision_task_fillings_report_id_table_id_pk" PRIMARY KEY("report_id","table_id")
);
--> statement-breakpoint
ALTER TABLE "supervision_task_fillings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_task_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"task_id" text NOT NULL,
	"org_id" text NOT NULL,
	"org_name" text NOT NULL,
	"org_kind" text NOT NULL,
	"park_id" text,
	"state" text NOT NULL,
	"deadline_on" date NOT NULL,
	"signed_by" text,
	"signed_at" timestamp with time zone,
	"submitted_by" text,
	"submitted_at" timestamp with time zone,
	"is_late" boolean DEFAULT false NOT NULL,
	"accepted_at" timestamp with time zone,
	"ground" text,
	"answers" jsonb NOT NULL,
	"note" text,
	"reminded" integer DEFAULT 0 NOT NULL,
	"reminded_at" timestamp with time zone,
	"scan_file_id" text,
	"scan_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "supervision_task_reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_task_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"report_id" text NOT NULL,
	"org_id" text NOT NULL,
	"park_id" text,
	"verb" text NOT NULL,
	"ground" text,
	"deadline_on" date,
	"taken_by" text,
	"taken_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "supervision_task_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_task_tables" (
	"id" text PRIMARY KEY NOT NULL,
	"task_id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"shape" jsonb NOT NULL,
	"total_sha256" text
);
--> statement-breakpoint
ALTER TABLE "supervision_task_tables" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"state" text NOT NULL,
	"deadline_on" date NOT NULL,
	"as_of" date NOT NULL,
	"year" integer,
	"remind_before" integer[] NOT NULL,
	"questions" jsonb NOT NULL,
	"previous_id" text,
	"park_id" text,
	"recipients" text[] NOT NULL,
	"issuer_id" text,
	"issuer_name" text NOT NULL,
	"drafted_by" text,
	"drafted_at" timestamp with time zone NOT NULL,
	"issued_by" text,
	"issued_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"added_up_at" timestamp with time zone,
	"added_up" integer DEFAULT 0 NOT NULL,
	"scan_file_id" text,
	"scan_at" timestamp with time zone,
	"reminded_on" date
);
--> statement-breakpoint
ALTER TABLE "supervision_tasks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "technology_contracts" (
	"id" text PRIMARY KEY NOT NULL,
	"need_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"number" text,
	"party_a" text NOT NULL,
	"party_b" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"signed_on" date NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"note" text,
	"file_ids" text[] DEFAULT '{}' NOT NULL,
	"by" text,
	"at" timestamp with time zone NOT NULL,
	"taken_back_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "technology_contracts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "technology_invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"need_id" text NOT NULL,
	"kind" text NOT NULL,
	"candidate_id" text NOT NULL,
	"person_id" text,
	"name" text NOT NULL,
	"org_name" text,
	"title" text NOT NULL,
	"brief" text NOT NULL,
	"message" text,
	"state" text NOT NULL,
	"expires_on" date NOT NULL,
	"reason" text,
	"answer" text,
	"answered_at" timestamp with time zone,
	"invited_by" text,
	"invited_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "technology_invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "technology_milestones" (
	"id" text PRIMARY KEY NOT NULL,
	"need_id" text NOT NULL,
	"title" text NOT NULL,
	"due_on" date NOT NULL,
	"reached_on" date,
	"note" text,
	"set_by" text,
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "technology_milestones" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "technology_need_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "technology_need_steps_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"need_id" text NOT NULL,
	"kind" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"ground" text,
	"note" text,
	"file_ids" text[] DEFAULT '{}' NOT NULL,
	"values" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"before" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"ref_id" text,
	"occurred_on" date NOT NULL,
	"by" text,
	"by_name" text,
	"at" timestamp with time zone NOT NULL,
	"taken_back_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "technology_need_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "technology_offer_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"need_id" text NOT NULL,
	"name" text NOT NULL,
	"org_name" text,
	"contact" text NOT NULL,
	"text" text NOT NULL,
	"consent_words" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"number" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "technology_offer_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "technology_talks" (
	"id" text PRIMARY KEY NOT NULL,
	"need_id" text NOT NULL,
	"invitation_id" text,
	"held_on" date NOT NULL,
	"way" text NOT NULL,
	"with_whom" text NOT NULL,
	"note" text NOT NULL,
	"file_ids" text[] DEFAULT '{}' NOT NULL,
	"by" text,
	"at" timestamp with time zone NOT NULL,
	"taken_back_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "technology_talks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "technology_need_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "technology_need_changes_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"need_id" text NOT NULL,
	"import_id" text,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"ground" text,
	"changed_by" text,
	"changed_at" timestamp with time zone NOT NULL,
	"taken_back_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "technology_need_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "technology_needs" (
	"id" text PRIMARY KEY NOT NULL,
	"enterprise_id" text NOT NULL,
	"enterprise_name" text NOT NULL,
	"enterprise_search" text NOT NULL,
	"park_id" text,
	"county_id" text,
	"origin_id" text NOT NULL,
	"title" text NOT NULL,
	"folded_title" text NOT NULL,
	"kind" text,
	"difficulty" text,
	"indicators" text,
	"present_base" text,
	"amount_text" text,
	"amount_low_fen" bigint,
	"amount_high_fen" bigint,
	"cooperation" text[] DEFAULT '{}' NOT NULL,
	"wanted_partner" text,
	"is_confidential" boolean DEFAULT false NOT NULL,
	"contact_name" text,
	"contact_phone" text,
	"office" text,
	"responsible_person" text,
	"expert" text,
	"submitted_on" date,
	"matched_on" date,
	"progress" text,
	"state" text NOT NULL,
	"closed_on" date,
	"remark" text,
	"import_id" text,
	"entered_by" text,
	"entered_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_ground" text,
	"source" text DEFAULT 'officer' NOT NULL,
	"is_summary_open" boolean DEFAULT false NOT NULL,
	"purpose" text,
	"wanted_by" date,
	"fields" text[] DEFAULT '{}' NOT NULL,
	"state_since" timestamp with time zone NOT NULL,
	"due_on" date,
	"assignee_id" text,
	"office_id" text,
	"office_park_id" text,
	"look_on" date,
	"is_passed_up" boolean DEFAULT false NOT NULL,
	"result" text,
	"score" integer,
	"opinion" text,
	"confirmed_at" timestamp with time zone,
	"public_title" text,
	"public_summary" text,
	"publication_state" text DEFAULT 'draft' NOT NULL,
	"publishes_at" timestamp with time zone,
	"gate_statement" text,
	"gate_by" text,
	"gate_at" timestamp with time zone,
	"submitted_by" text,
	"submitted_at" timestamp with time zone,
	"reviewed_by" text,
	"reviewed_at" timestamp with time zone,
	"publication_ground" text
);
--> statement-breakpoint
ALTER TABLE "technology_needs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
ALTER TABLE "supervision_documents" ADD CONSTRAINT "supervision_documents_supersedes_id_supervision_documents_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."supervision_documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_documents" ADD CONSTRAINT "supervision_documents_loaded_by_party_people_id_fk" FOREIGN KEY ("loaded_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_measures" ADD CONSTRAINT "supervision_measures_document_id_supervision_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."supervision_documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_measures" ADD CONSTRAINT "supervision_measures_parent_id_supervision_measures_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."supervision_measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_measures" ADD CONSTRAINT "supervision_measures_merged_into_supervision_measures_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."supervision_measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_responsibilities" ADD CONSTRAINT "supervision_responsibilities_measure_id_supervision_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."supervision_measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_responsibilities" ADD CONSTRAINT "supervision_responsibilities_leader_in_charge_id_party_people_id_fk" FOREIGN KEY ("leader_in_charge_id") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_responsibilities" ADD CONSTRAINT "supervision_responsibilities_department_id_party_organisations_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_responsibilities" ADD CONSTRAINT "supervision_responsibilities_department_leader_id_party_people_id_fk" FOREIGN KEY ("department_leader_id") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_responsibilities" ADD CONSTRAINT "supervision_responsibilities_liaison_id_party_people_id_fk" FOREIGN KEY ("liaison_id") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_responsibilities" ADD CONSTRAINT "supervision_responsibilities_set_by_party_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "website_articles" ADD CONSTRAINT "website_articles_org_id_party_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "website_articles" ADD CONSTRAINT "website_articles_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "website_articles" ADD CONSTRAINT "website_articles_enterprise_id_party_organisations_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "website_articles" ADD CONSTRAINT "website_articles_added_by_party_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "website_articles" ADD CONSTRAINT "website_articles_changed_by_party_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "website_articles" ADD CONSTRAINT "website_articles_gate_by_party_people_id_fk" FOREIGN KEY ("gate_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "website_articles" ADD CONSTRAINT "website_articles_submitted_by_party_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "website_articles" ADD CONSTRAINT "website_articles_reviewed_by_party_people_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_due" ADD CONSTRAINT "ledger_due_enterprise_id_party_organisations_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_due" ADD CONSTRAINT "ledger_due_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_cards" ADD CONSTRAINT "ledger_cards_enterprise_id_party_organisations_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_cards" ADD CONSTRAINT "ledger_cards_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_cards" ADD CONSTRAINT "ledger_cards_county_id_party_organisations_id_fk" FOREIGN KEY ("county_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_cards" ADD CONSTRAINT "ledger_cards_merged_into_party_organisations_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_certificates" ADD CONSTRAINT "ledger_certificates_enterprise_id_party_organisations_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_certificates" ADD CONSTRAINT "ledger_certificates_origin_id_party_organisations_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_certificates" ADD CONSTRAINT "ledger_certificates_entered_by_party_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_certificates" ADD CONSTRAINT "ledger_certificates_withdrawn_by_party_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_facts" ADD CONSTRAINT "ledger_facts_enterprise_id_party_organisations_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_facts" ADD CONSTRAINT "ledger_facts_origin_id_party_organisations_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_facts" ADD CONSTRAINT "ledger_facts_stated_by_party_people_id_fk" FOREIGN KEY ("stated_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_facts" ADD CONSTRAINT "ledger_facts_retracted_by_party_people_id_fk" FOREIGN KEY ("retracted_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_years" ADD CONSTRAINT "ledger_years_enterprise_id_party_organisations_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_filled_tables" ADD CONSTRAINT "ledger_filled_tables_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_filled_tables" ADD CONSTRAINT "ledger_filled_tables_brought_by_party_people_id_fk" FOREIGN KEY ("brought_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_import_files" ADD CONSTRAINT "ledger_import_files_import_id_ledger_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."ledger_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_import_rows" ADD CONSTRAINT "ledger_import_rows_import_id_ledger_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."ledger_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_import_sheets" ADD CONSTRAINT "ledger_import_sheets_import_id_ledger_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."ledger_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_imports" ADD CONSTRAINT "ledger_imports_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_imports" ADD CONSTRAINT "ledger_imports_county_id_party_organisations_id_fk" FOREIGN KEY ("county_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_imports" ADD CONSTRAINT "ledger_imports_brought_by_party_people_id_fk" FOREIGN KEY ("brought_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_imports" ADD CONSTRAINT "ledger_imports_admitted_by_party_people_id_fk" FOREIGN KEY ("admitted_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_synonyms" ADD CONSTRAINT "ledger_synonyms_added_by_party_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_synonyms" ADD CONSTRAINT "ledger_synonyms_removed_by_party_people_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_work_entries" ADD CONSTRAINT "ledger_work_entries_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_work_entries" ADD CONSTRAINT "ledger_work_entries_org_id_party_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_work_entries" ADD CONSTRAINT "ledger_work_entries_entered_by_party_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_work_entries" ADD CONSTRAINT "ledger_work_entries_withdrawn_by_party_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_changes" ADD CONSTRAINT "library_expert_changes_expert_id_library_experts_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."library_experts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_changes" ADD CONSTRAINT "library_expert_changes_changed_by_party_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_changes" ADD CONSTRAINT "library_expert_changes_reviewed_by_party_people_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_consents" ADD CONSTRAINT "library_expert_consents_expert_id_library_experts_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."library_experts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_consents" ADD CONSTRAINT "library_expert_consents_entered_by_party_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_consents" ADD CONSTRAINT "library_expert_consents_withdrawn_by_party_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_consultations" ADD CONSTRAINT "library_expert_consultations_expert_id_library_experts_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."library_experts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_consultations" ADD CONSTRAINT "library_expert_consultations_enterprise_id_party_organisations_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_consultations" ADD CONSTRAINT "library_expert_consultations_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_consultations" ADD CONSTRAINT "library_expert_consultations_entered_by_party_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_distinctions" ADD CONSTRAINT "library_expert_distinctions_one_id_library_experts_id_fk" FOREIGN KEY ("one_id") REFERENCES "public"."library_experts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_distinctions" ADD CONSTRAINT "library_expert_distinctions_other_id_library_experts_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."library_experts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_distinctions" ADD CONSTRAINT "library_expert_distinctions_said_by_party_people_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_letters" ADD CONSTRAINT "library_expert_letters_expert_id_library_experts_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."library_experts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_letters" ADD CONSTRAINT "library_expert_letters_renews_id_library_expert_letters_id_fk" FOREIGN KEY ("renews_id") REFERENCES "public"."library_expert_letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_letters" ADD CONSTRAINT "library_expert_letters_issued_by_party_people_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_relations" ADD CONSTRAINT "library_expert_relations_expert_id_library_experts_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."library_experts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_relations" ADD CONSTRAINT "library_expert_relations_org_id_party_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_expert_relations" ADD CONSTRAINT "library_expert_relations_declared_by_party_people_id_fk" FOREIGN KEY ("declared_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_experts" ADD CONSTRAINT "library_experts_person_id_party_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_experts" ADD CONSTRAINT "library_experts_org_id_party_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_experts" ADD CONSTRAINT "library_experts_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_experts" ADD CONSTRAINT "library_experts_entered_by_party_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_experts" ADD CONSTRAINT "library_experts_gate_by_party_people_id_fk" FOREIGN KEY ("gate_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_experts" ADD CONSTRAINT "library_experts_submitted_by_party_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_experts" ADD CONSTRAINT "library_experts_reviewed_by_party_people_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_experts" ADD CONSTRAINT "library_experts_merged_into_library_experts_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."library_experts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_import_rows" ADD CONSTRAINT "library_import_rows_import_id_library_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."library_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_imports" ADD CONSTRAINT "library_imports_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_imports" ADD CONSTRAINT "library_imports_entered_by_party_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_imports" ADD CONSTRAINT "library_imports_brought_by_party_people_id_fk" FOREIGN KEY ("brought_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_imports" ADD CONSTRAINT "library_imports_admitted_by_party_people_id_fk" FOREIGN KEY ("admitted_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_inquiries" ADD CONSTRAINT "library_inquiries_item_id_library_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."library_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_inquiries" ADD CONSTRAINT "library_inquiries_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_inquiries" ADD CONSTRAINT "library_inquiries_owner_id_party_organisations_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_inquiries" ADD CONSTRAINT "library_inquiries_answered_by_party_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_item_changes" ADD CONSTRAINT "library_item_changes_item_id_library_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."library_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_item_changes" ADD CONSTRAINT "library_item_changes_changed_by_party_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_item_distinctions" ADD CONSTRAINT "library_item_distinctions_one_id_library_items_id_fk" FOREIGN KEY ("one_id") REFERENCES "public"."library_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_item_distinctions" ADD CONSTRAINT "library_item_distinctions_other_id_library_items_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."library_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_item_distinctions" ADD CONSTRAINT "library_item_distinctions_said_by_party_people_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_item_files" ADD CONSTRAINT "library_item_files_item_id_library_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."library_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_item_files" ADD CONSTRAINT "library_item_files_brought_by_party_people_id_fk" FOREIGN KEY ("brought_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_items" ADD CONSTRAINT "library_items_owner_id_party_organisations_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_items" ADD CONSTRAINT "library_items_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_items" ADD CONSTRAINT "library_items_entered_by_party_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_items" ADD CONSTRAINT "library_items_gate_by_party_people_id_fk" FOREIGN KEY ("gate_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_items" ADD CONSTRAINT "library_items_submitted_by_party_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_items" ADD CONSTRAINT "library_items_reviewed_by_party_people_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_items" ADD CONSTRAINT "library_items_withdrawn_by_party_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_items" ADD CONSTRAINT "library_items_merged_into_library_items_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."library_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_transfers" ADD CONSTRAINT "library_transfers_item_id_library_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."library_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_transfers" ADD CONSTRAINT "library_transfers_to_id_party_organisations_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_transfers" ADD CONSTRAINT "library_transfers_entered_by_party_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_incoming" ADD CONSTRAINT "supervision_incoming_org_id_party_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_incoming" ADD CONSTRAINT "supervision_incoming_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_incoming" ADD CONSTRAINT "supervision_incoming_letter_id_supervision_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."supervision_letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_incoming" ADD CONSTRAINT "supervision_incoming_handler_id_party_people_id_fk" FOREIGN KEY ("handler_id") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_incoming" ADD CONSTRAINT "supervision_incoming_registered_by_party_people_id_fk" FOREIGN KEY ("registered_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_incoming_steps" ADD CONSTRAINT "supervision_incoming_steps_incoming_id_supervision_incoming_id_fk" FOREIGN KEY ("incoming_id") REFERENCES "public"."supervision_incoming"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_incoming_steps" ADD CONSTRAINT "supervision_incoming_steps_person_id_party_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letter_countersigns" ADD CONSTRAINT "supervision_letter_countersigns_letter_id_supervision_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."supervision_letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letter_countersigns" ADD CONSTRAINT "supervision_letter_countersigns_org_id_party_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letter_countersigns" ADD CONSTRAINT "supervision_letter_countersigns_person_id_party_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letter_countersigns" ADD CONSTRAINT "supervision_letter_countersigns_answered_by_party_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letter_files" ADD CONSTRAINT "supervision_letter_files_letter_id_supervision_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."supervision_letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letter_leaders" ADD CONSTRAINT "supervision_letter_leaders_org_id_party_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letter_leaders" ADD CONSTRAINT "supervision_letter_leaders_person_id_party_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letter_readings" ADD CONSTRAINT "supervision_letter_readings_letter_id_supervision_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."supervision_letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letter_readings" ADD CONSTRAINT "supervision_letter_readings_org_id_party_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letter_readings" ADD CONSTRAINT "supervision_letter_readings_person_id_party_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letter_recipients" ADD CONSTRAINT "supervision_letter_recipients_letter_id_supervision_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."supervision_letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letter_recipients" ADD CONSTRAINT "supervision_letter_recipients_org_id_party_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letter_recipients" ADD CONSTRAINT "supervision_letter_recipients_signed_for_by_party_people_id_fk" FOREIGN KEY ("signed_for_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letter_steps" ADD CONSTRAINT "supervision_letter_steps_letter_id_supervision_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."supervision_letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letter_steps" ADD CONSTRAINT "supervision_letter_steps_person_id_party_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letter_versions" ADD CONSTRAINT "supervision_letter_versions_letter_id_supervision_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."supervision_letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letter_versions" ADD CONSTRAINT "supervision_letter_versions_written_by_party_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letters" ADD CONSTRAINT "supervision_letters_org_id_party_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letters" ADD CONSTRAINT "supervision_letters_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letters" ADD CONSTRAINT "supervision_letters_drafted_by_party_people_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letters" ADD CONSTRAINT "supervision_letters_checked_by_party_people_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_letters" ADD CONSTRAINT "supervision_letters_signed_by_party_people_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_summaries" ADD CONSTRAINT "supervision_summaries_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_summaries" ADD CONSTRAINT "supervision_summaries_drafted_by_party_people_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_summaries" ADD CONSTRAINT "supervision_summaries_signer_id_party_people_id_fk" FOREIGN KEY ("signer_id") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_summaries" ADD CONSTRAINT "supervision_summaries_corrects_id_supervision_summaries_id_fk" FOREIGN KEY ("corrects_id") REFERENCES "public"."supervision_summaries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_summary_opinions" ADD CONSTRAINT "supervision_summary_opinions_summary_id_supervision_summaries_id_fk" FOREIGN KEY ("summary_id") REFERENCES "public"."supervision_summaries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_summary_opinions" ADD CONSTRAINT "supervision_summary_opinions_person_id_party_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_targets" ADD CONSTRAINT "supervision_targets_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_targets" ADD CONSTRAINT "supervision_targets_set_by_party_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_task_fillings" ADD CONSTRAINT "supervision_task_fillings_report_id_supervision_task_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."supervision_task_reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_task_fillings" ADD CONSTRAINT "supervision_task_fillings_table_id_supervision_task_tables_id_fk" FOREIGN KEY ("table_id") REFERENCES "public"."supervision_task_tables"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_task_fillings" ADD CONSTRAINT "supervision_task_fillings_org_id_party_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_task_fillings" ADD CONSTRAINT "supervision_task_fillings_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_task_fillings" ADD CONSTRAINT "supervision_task_fillings_filled_by_party_people_id_fk" FOREIGN KEY ("filled_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_task_reports" ADD CONSTRAINT "supervision_task_reports_task_id_supervision_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."supervision_tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_task_reports" ADD CONSTRAINT "supervision_task_reports_org_id_party_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_task_reports" ADD CONSTRAINT "supervision_task_reports_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_task_reports" ADD CONSTRAINT "supervision_task_reports_signed_by_party_people_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_task_reports" ADD CONSTRAINT "supervision_task_reports_submitted_by_party_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_task_steps" ADD CONSTRAINT "supervision_task_steps_report_id_supervision_task_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."supervision_task_reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_task_steps" ADD CONSTRAINT "supervision_task_steps_org_id_party_organisations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_task_steps" ADD CONSTRAINT "supervision_task_steps_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_task_steps" ADD CONSTRAINT "supervision_task_steps_taken_by_party_people_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_task_tables" ADD CONSTRAINT "supervision_task_tables_task_id_supervision_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."supervision_tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_tasks" ADD CONSTRAINT "supervision_tasks_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_tasks" ADD CONSTRAINT "supervision_tasks_drafted_by_party_people_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_tasks" ADD CONSTRAINT "supervision_tasks_issued_by_party_people_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_contracts" ADD CONSTRAINT "technology_contracts_need_id_technology_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."technology_needs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_contracts" ADD CONSTRAINT "technology_contracts_by_party_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_invitations" ADD CONSTRAINT "technology_invitations_need_id_technology_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."technology_needs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_invitations" ADD CONSTRAINT "technology_invitations_person_id_party_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_invitations" ADD CONSTRAINT "technology_invitations_invited_by_party_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_milestones" ADD CONSTRAINT "technology_milestones_need_id_technology_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."technology_needs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_milestones" ADD CONSTRAINT "technology_milestones_set_by_party_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_need_steps" ADD CONSTRAINT "technology_need_steps_need_id_technology_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."technology_needs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_need_steps" ADD CONSTRAINT "technology_need_steps_by_party_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_offer_answers" ADD CONSTRAINT "technology_offer_answers_need_id_technology_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."technology_needs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_talks" ADD CONSTRAINT "technology_talks_need_id_technology_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."technology_needs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_talks" ADD CONSTRAINT "technology_talks_invitation_id_technology_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."technology_invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_talks" ADD CONSTRAINT "technology_talks_by_party_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_need_changes" ADD CONSTRAINT "technology_need_changes_need_id_technology_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."technology_needs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_need_changes" ADD CONSTRAINT "technology_need_changes_changed_by_party_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_needs" ADD CONSTRAINT "technology_needs_enterprise_id_party_organisations_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_needs" ADD CONSTRAINT "technology_needs_park_id_party_organisations_id_fk" FOREIGN KEY ("park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_needs" ADD CONSTRAINT "technology_needs_county_id_party_organisations_id_fk" FOREIGN KEY ("county_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_needs" ADD CONSTRAINT "technology_needs_origin_id_party_organisations_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_needs" ADD CONSTRAINT "technology_needs_entered_by_party_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_needs" ADD CONSTRAINT "technology_needs_withdrawn_by_party_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_needs" ADD CONSTRAINT "technology_needs_assignee_id_party_people_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_needs" ADD CONSTRAINT "technology_needs_office_id_party_organisations_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_needs" ADD CONSTRAINT "technology_needs_office_park_id_party_organisations_id_fk" FOREIGN KEY ("office_park_id") REFERENCES "public"."party_organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_needs" ADD CONSTRAINT "technology_needs_gate_by_party_people_id_fk" FOREIGN KEY ("gate_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_needs" ADD CONSTRAINT "technology_needs_submitted_by_party_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "technology_needs" ADD CONSTRAINT "technology_needs_reviewed_by_party_people_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."party_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_entries_sha256" ON "file_entries" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "http_answers_at" ON "http_answers" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "link_tokens_digest" ON "link_tokens" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "link_tokens_ref" ON "link_tokens" USING btree ("purpose","ref_id");--> statement-breakpoint
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
CREATE UNIQUE INDEX "supervision_documents_digest" ON "supervision_documents" USING btree ("digest");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_documents_supersedes" ON "supervision_documents" USING btree ("supersedes_id");--> statement-breakpoint
CREATE INDEX "supervision_measures_document" ON "supervision_measures" USING btree ("document_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_responsibilities_current" ON "supervision_responsibilities" USING btree ("measure_id") WHERE "supervision_responsibilities"."replaced_at" is null;--> statement-breakpoint
CREATE INDEX "supervision_responsibilities_liaison" ON "supervision_responsibilities" USING btree ("liaison_id","deadline_on");--> statement-breakpoint
CREATE UNIQUE INDEX "website_articles_number" ON "website_articles" USING btree ("article_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "website_articles_showcase" ON "website_articles" USING btree ("enterprise_id") WHERE "website_articles"."kind" = 'showcase' and "website_articles"."number" = 1;--> statement-breakpoint
CREATE INDEX "website_articles_public" ON "website_articles" USING btree ("kind","publication_state","dated_at");--> statement-breakpoint
CREATE INDEX "website_articles_park" ON "website_articles" USING btree ("park_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_due_subject" ON "ledger_due" USING btree ("kind","subject_id");--> statement-breakpoint
CREATE INDEX "ledger_due_day" ON "ledger_due" USING btree ("day") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "ledger_due_enterprise" ON "ledger_due" USING btree ("enterprise_id");--> statement-breakpoint
CREATE INDEX "ledger_cards_name" ON "ledger_cards" USING btree ("name","enterprise_id");--> statement-breakpoint
CREATE INDEX "ledger_cards_park_name" ON "ledger_cards" USING btree ("park_id","name","enterprise_id");--> statement-breakpoint
CREATE INDEX "ledger_cards_county" ON "ledger_cards" USING btree ("county_id");--> statement-breakpoint
CREATE INDEX "ledger_cards_open" ON "ledger_cards" USING btree ("park_id","county_id","enterprise_id") WHERE merged_into is null and closed_on is null;--> statement-breakpoint
CREATE INDEX "ledger_cards_field" ON "ledger_cards" USING btree ("field_top","field_code","park_id","county_id","enterprise_id") WHERE merged_into is null and closed_on is null;--> statement-breakpoint
CREATE INDEX "ledger_cards_rd" ON "ledger_cards" USING btree ("rd_fen" DESC NULLS LAST,"enterprise_id");--> statement-breakpoint
CREATE INDEX "ledger_cards_park_rd" ON "ledger_cards" USING btree ("park_id","rd_fen" DESC NULLS LAST,"enterprise_id");--> statement-breakpoint
CREATE INDEX "ledger_cards_revenue" ON "ledger_cards" USING btree ("revenue_fen" DESC NULLS LAST,"enterprise_id");--> statement-breakpoint
CREATE INDEX "ledger_cards_changed" ON "ledger_cards" USING btree ("changed_at","enterprise_id");--> statement-breakpoint
CREATE INDEX "ledger_cards_certificates" ON "ledger_cards" USING gin ("certificate_kinds");--> statement-breakpoint
CREATE INDEX "ledger_certificates_enterprise" ON "ledger_certificates" USING btree ("enterprise_id");--> statement-breakpoint
CREATE INDEX "ledger_certificates_due" ON "ledger_certificates" USING btree ("valid_until") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "ledger_certificates_source" ON "ledger_certificates" USING btree ("source_ref") WHERE source_ref is not null;--> statement-breakpoint
CREATE INDEX "ledger_facts_current" ON "ledger_facts" USING btree ("enterprise_id","kind","year","as_of","position");--> statement-breakpoint
CREATE INDEX "ledger_facts_source" ON "ledger_facts" USING btree ("source_ref") WHERE source_ref is not null;--> statement-breakpoint
CREATE INDEX "ledger_filled_tables_brought" ON "ledger_filled_tables" USING btree ("brought_at");--> statement-breakpoint
CREATE INDEX "ledger_import_files_sha256" ON "ledger_import_files" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "ledger_import_rows_verdict" ON "ledger_import_rows" USING btree ("import_id","verdict","seq");--> statement-breakpoint
CREATE INDEX "ledger_import_rows_match" ON "ledger_import_rows" USING btree ("import_id","match_key");--> statement-breakpoint
CREATE INDEX "ledger_import_rows_digest" ON "ledger_import_rows" USING btree ("digest") WHERE "ledger_import_rows"."verdict" = 'admitted';--> statement-breakpoint
CREATE INDEX "ledger_import_sheets_import" ON "ledger_import_sheets" USING btree ("import_id","position");--> statement-breakpoint
CREATE INDEX "ledger_imports_brought" ON "ledger_imports" USING btree ("brought_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_synonyms_word" ON "ledger_synonyms" USING btree ("ledger","field","word") WHERE "ledger_synonyms"."is_active";--> statement-breakpoint
CREATE INDEX "ledger_synonyms_folded" ON "ledger_synonyms" USING btree ("ledger","folded");--> statement-breakpoint
CREATE INDEX "ledger_work_entries_day" ON "ledger_work_entries" USING btree ("occurred_on","id");--> statement-breakpoint
CREATE INDEX "ledger_work_entries_park" ON "ledger_work_entries" USING btree ("park_id","occurred_on","id");--> statement-breakpoint
CREATE INDEX "ledger_work_entries_entered" ON "ledger_work_entries" USING btree ("entered_at","id");--> statement-breakpoint
CREATE INDEX "ledger_work_entries_author" ON "ledger_work_entries" USING btree ("entered_by","entered_at");--> statement-breakpoint
CREATE INDEX "ledger_work_entries_clause" ON "ledger_work_entries" USING btree ("clause","occurred_on");--> statement-breakpoint
CREATE INDEX "ledger_work_entries_enterprises" ON "ledger_work_entries" USING gin ("enterprise_ids");--> statement-breakpoint
CREATE INDEX "ledger_work_entries_origins" ON "ledger_work_entries" USING gin ("origin_ids") WHERE origin_ids is not null;--> statement-breakpoint
CREATE INDEX "ledger_work_entries_people" ON "ledger_work_entries" USING gin ("person_ids");--> statement-breakpoint
CREATE INDEX "ledger_work_entries_counties" ON "ledger_work_entries" USING gin ("county_ids");--> statement-breakpoint
CREATE INDEX "ledger_work_entries_import" ON "ledger_work_entries" USING btree ("import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE INDEX "ledger_work_entries_digest" ON "ledger_work_entries" USING btree ("digest") WHERE digest is not null;--> statement-breakpoint
CREATE INDEX "ledger_work_entries_record" ON "ledger_work_entries" USING btree ("record_type","record_subject") WHERE record_type is not null;--> statement-breakpoint
CREATE INDEX "library_expert_changes_expert" ON "library_expert_changes" USING btree ("expert_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "library_expert_changes_waiting" ON "library_expert_changes" USING btree ("expert_id") WHERE state = 'proposed';--> statement-breakpoint
CREATE INDEX "library_expert_changes_import" ON "library_expert_changes" USING btree ("import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE INDEX "library_expert_consents_expert" ON "library_expert_consents" USING btree ("expert_id");--> statement-breakpoint
CREATE INDEX "library_expert_consultations_expert" ON "library_expert_consultations" USING btree ("expert_id","held_on");--> statement-breakpoint
CREATE INDEX "library_expert_consultations_day" ON "library_expert_consultations" USING btree ("held_on","id");--> statement-breakpoint
CREATE INDEX "library_expert_consultations_enterprise" ON "library_expert_consultations" USING btree ("enterprise_id");--> statement-breakpoint
CREATE UNIQUE INDEX "library_expert_letters_number" ON "library_expert_letters" USING btree ("number");--> statement-breakpoint
CREATE INDEX "library_expert_letters_expert" ON "library_expert_letters" USING btree ("expert_id","ends_on");--> statement-breakpoint
CREATE INDEX "library_expert_relations_expert" ON "library_expert_relations" USING btree ("expert_id");--> statement-breakpoint
CREATE INDEX "library_expert_relations_org" ON "library_expert_relations" USING btree ("org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "library_experts_person" ON "library_experts" USING btree ("person_id") WHERE merged_into is null and person_id is not null;--> statement-breakpoint
CREATE INDEX "library_experts_name" ON "library_experts" USING btree ("name");--> statement-breakpoint
CREATE INDEX "library_experts_org" ON "library_experts" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "library_experts_merged" ON "library_experts" USING btree ("merged_into") WHERE merged_into is not null;--> statement-breakpoint
CREATE INDEX "library_experts_import" ON "library_experts" USING btree ("import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE INDEX "library_import_rows_verdict" ON "library_import_rows" USING btree ("import_id","verdict","seq");--> statement-breakpoint
CREATE INDEX "library_import_rows_subject" ON "library_import_rows" USING btree ("subject_id") WHERE subject_id is not null;--> statement-breakpoint
CREATE INDEX "library_imports_brought" ON "library_imports" USING btree ("brought_at");--> statement-breakpoint
CREATE INDEX "library_inquiries_item" ON "library_inquiries" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "library_inquiries_open" ON "library_inquiries" USING btree ("received_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "library_item_changes_item" ON "library_item_changes" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "library_item_changes_import" ON "library_item_changes" USING btree ("import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE INDEX "library_item_files_item" ON "library_item_files" USING btree ("item_id");--> statement-breakpoint
CREATE UNIQUE INDEX "library_items_title" ON "library_items" USING btree ("noun","owner_name","folded_title") WHERE withdrawn_at is null and merged_into is null;--> statement-breakpoint
CREATE INDEX "library_items_changed" ON "library_items" USING btree ("noun","changed_at","id");--> statement-breakpoint
CREATE INDEX "library_items_park" ON "library_items" USING btree ("park_id","noun");--> statement-breakpoint
CREATE INDEX "library_items_owner" ON "library_items" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "library_items_fields" ON "library_items" USING gin ("fields");--> statement-breakpoint
CREATE INDEX "library_items_public" ON "library_items" USING btree ("noun","publishes_at") WHERE publication_state = 'published';--> statement-breakpoint
CREATE INDEX "library_items_import" ON "library_items" USING btree ("import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE INDEX "library_transfers_item" ON "library_transfers" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "library_transfers_on" ON "library_transfers" USING btree ("transferred_on");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_incoming_registry" ON "supervision_incoming" USING btree ("org_id","registry_year","registry_count");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_incoming_letter" ON "supervision_incoming" USING btree ("org_id","letter_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_incoming_number" ON "supervision_incoming" USING btree ("org_id","from_name","number");--> statement-breakpoint
CREATE INDEX "supervision_incoming_received" ON "supervision_incoming" USING btree ("org_id","received_on");--> statement-breakpoint
CREATE INDEX "supervision_incoming_handling" ON "supervision_incoming" USING btree ("handler_id","handling_due_on") WHERE "supervision_incoming"."state" = 'handed_over';--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_incoming_steps_position" ON "supervision_incoming_steps" USING btree ("incoming_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_letter_countersigns_once" ON "supervision_letter_countersigns" USING btree ("letter_id","round","org_id",coalesce("person_id", ''));--> statement-breakpoint
CREATE INDEX "supervision_letter_files_letter" ON "supervision_letter_files" USING btree ("letter_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_letter_leaders_current" ON "supervision_letter_leaders" USING btree ("person_id") WHERE "supervision_letter_leaders"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "supervision_letter_leaders_org" ON "supervision_letter_leaders" USING btree ("org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_letter_readings_once" ON "supervision_letter_readings" USING btree ("letter_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_letter_recipients_once" ON "supervision_letter_recipients" USING btree ("letter_id","org_id");--> statement-breakpoint
CREATE INDEX "supervision_letter_recipients_org" ON "supervision_letter_recipients" USING btree ("org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_letter_steps_position" ON "supervision_letter_steps" USING btree ("letter_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_letter_versions_version" ON "supervision_letter_versions" USING btree ("letter_id","version");--> statement-breakpoint
CREATE INDEX "supervision_letters_org" ON "supervision_letters" USING btree ("org_id","changed_at");--> statement-breakpoint
CREATE INDEX "supervision_letters_recipients" ON "supervision_letters" USING gin ("recipient_org_ids");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_letters_number" ON "supervision_letters" USING btree ("org_id","number");--> statement-breakpoint
CREATE INDEX "supervision_summaries_until" ON "supervision_summaries" USING btree ("until_day","id");--> statement-breakpoint
CREATE INDEX "supervision_summaries_asked" ON "supervision_summaries" USING gin ("asked_ids");--> statement-breakpoint
CREATE INDEX "supervision_summaries_park" ON "supervision_summaries" USING btree ("park_id","until_day");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_summaries_corrects" ON "supervision_summaries" USING btree ("corrects_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_summaries_period" ON "supervision_summaries" USING btree ("kind","level",coalesce(park_id, ''),"year") WHERE corrects_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_summary_opinions_person" ON "supervision_summary_opinions" USING btree ("summary_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_targets_of" ON "supervision_targets" USING btree (coalesce(park_id, ''),"year","figure_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_task_reports_once" ON "supervision_task_reports" USING btree ("task_id","org_id");--> statement-breakpoint
CREATE INDEX "supervision_task_reports_org" ON "supervision_task_reports" USING btree ("org_id","deadline_on");--> statement-breakpoint
CREATE INDEX "supervision_task_steps_report" ON "supervision_task_steps" USING btree ("report_id","taken_at");--> statement-breakpoint
CREATE INDEX "supervision_task_tables_task" ON "supervision_task_tables" USING btree ("task_id","position");--> statement-breakpoint
CREATE INDEX "supervision_tasks_deadline" ON "supervision_tasks" USING btree ("state","deadline_on");--> statement-breakpoint
CREATE INDEX "technology_contracts_need" ON "technology_contracts" USING btree ("need_id");--> statement-breakpoint
CREATE INDEX "technology_contracts_signed" ON "technology_contracts" USING btree ("signed_on");--> statement-breakpoint
CREATE UNIQUE INDEX "technology_contracts_number" ON "technology_contracts" USING btree ("number") WHERE number is not null and taken_back_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "technology_invitations_once" ON "technology_invitations" USING btree ("need_id","kind","candidate_id") WHERE state in ('open', 'accepted');--> statement-breakpoint
CREATE INDEX "technology_invitations_need" ON "technology_invitations" USING btree ("need_id");--> statement-breakpoint
CREATE INDEX "technology_invitations_person" ON "technology_invitations" USING btree ("person_id","state");--> statement-breakpoint
CREATE INDEX "technology_invitations_candidate" ON "technology_invitations" USING btree ("candidate_id","state");--> statement-breakpoint
CREATE INDEX "technology_milestones_need" ON "technology_milestones" USING btree ("need_id","due_on");--> statement-breakpoint
CREATE INDEX "technology_need_steps_need" ON "technology_need_steps" USING btree ("need_id","position");--> statement-breakpoint
CREATE INDEX "technology_need_steps_kind" ON "technology_need_steps" USING btree ("kind","occurred_on");--> statement-breakpoint
CREATE UNIQUE INDEX "technology_offer_answers_number" ON "technology_offer_answers" USING btree ("need_id","number");--> statement-breakpoint
CREATE INDEX "technology_talks_need" ON "technology_talks" USING btree ("need_id","held_on");--> statement-breakpoint
CREATE INDEX "technology_need_changes_need" ON "technology_need_changes" USING btree ("need_id");--> statement-breakpoint
CREATE INDEX "technology_need_changes_import" ON "technology_need_changes" USING btree ("import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "technology_needs_title" ON "technology_needs" USING btree ("origin_id","folded_title") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "technology_needs_enterprise" ON "technology_needs" USING btree ("enterprise_id");--> statement-breakpoint
CREATE INDEX "technology_needs_state" ON "technology_needs" USING btree ("state");--> statement-breakpoint
CREATE INDEX "technology_needs_board" ON "technology_needs" USING btree ("state","due_on","id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "technology_needs_park_board" ON "technology_needs" USING btree ("park_id","state","due_on","id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "technology_needs_assignee" ON "technology_needs" USING btree ("assignee_id","state");--> statement-breakpoint
CREATE INDEX "technology_needs_office" ON "technology_needs" USING btree ("office_id") WHERE office_id is not null;--> statement-breakpoint
CREATE INDEX "technology_needs_public" ON "technology_needs" USING btree ("publishes_at") WHERE publication_state = 'published';--> statement-breakpoint
CREATE INDEX "technology_needs_submitted" ON "technology_needs" USING btree ("submitted_on","id");--> statement-breakpoint
CREATE INDEX "technology_needs_import" ON "technology_needs" USING btree ("import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE POLICY "file_entries_read" ON "file_entries" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "file_entries"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "file_entries"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "file_entries"."brought_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "file_entries_insert" ON "file_entries" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "file_entries_update" ON "file_entries" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "file_entries_delete" ON "file_entries" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "file_entries_system" ON "file_entries" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "file_entries_backup" ON "file_entries" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "http_answers_read" ON "http_answers" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own', 'public')));--> statement-breakpoint
CREATE POLICY "http_answers_insert" ON "http_answers" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own', 'public')));--> statement-breakpoint
CREATE POLICY "http_answers_update" ON "http_answers" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own', 'public'))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own', 'public')));--> statement-breakpoint
CREATE POLICY "http_answers_delete" ON "http_answers" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own', 'public')));--> statement-breakpoint
CREATE POLICY "http_answers_system" ON "http_answers" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "http_answers_backup" ON "http_answers" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "link_tokens_read" ON "link_tokens" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "link_tokens"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "link_tokens"."made_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "link_tokens_insert" ON "link_tokens" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "link_tokens"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "link_tokens"."made_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "link_tokens_update" ON "link_tokens" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "link_tokens"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "link_tokens"."made_by" = (select nullif(current_setting('ruyuan.person', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "link_tokens"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "link_tokens"."made_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "link_tokens_delete" ON "link_tokens" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "link_tokens"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "link_tokens"."made_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "link_tokens_system" ON "link_tokens" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "link_tokens_backup" ON "link_tokens" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "mail_notices_read" ON "mail_notices" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ("mail_notices"."person_id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "mail_notices_insert" ON "mail_notices" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "mail_notices_update" ON "mail_notices" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "mail_notices_delete" ON "mail_notices" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
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
CREATE POLICY "trail_bodies_read" ON "trail_bodies" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.is_audit', true) = 'yes'));--> statement-breakpoint
CREATE POLICY "trail_bodies_system" ON "trail_bodies" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_bodies_backup" ON "trail_bodies" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "trail_checkpoints_read" ON "trail_checkpoints" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (true);--> statement-breakpoint
CREATE POLICY "trail_checkpoints_system" ON "trail_checkpoints" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_checkpoints_backup" ON "trail_checkpoints" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "trail_checks_read" ON "trail_checks" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.is_audit', true) = 'yes'));--> statement-breakpoint
CREATE POLICY "trail_checks_insert" ON "trail_checks" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.is_audit', true) = 'yes'));--> statement-breakpoint
CREATE POLICY "trail_checks_update" ON "trail_checks" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_audit', true) = 'yes')) WITH CHECK ((select current_setting('ruyuan.is_audit', true) = 'yes'));--> statement-breakpoint
CREATE POLICY "trail_checks_delete" ON "trail_checks" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_audit', true) = 'yes'));--> statement-breakpoint
CREATE POLICY "trail_checks_system" ON "trail_checks" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_checks_backup" ON "trail_checks" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "trail_entries_insert" ON "trail_entries" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_entries_read" ON "trail_entries" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.is_audit', true) = 'yes'));--> statement-breakpoint
CREATE POLICY "trail_entries_system" ON "trail_entries" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_entries_backup" ON "trail_entries" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "trail_leaves_read" ON "trail_leaves" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (true);--> statement-breakpoint
CREATE POLICY "trail_leaves_system" ON "trail_leaves" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_leaves_backup" ON "trail_leaves" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "trail_pending_insert" ON "trail_pending" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_pending_read" ON "trail_pending" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.is_audit', true) = 'yes'));--> statement-breakpoint
CREATE POLICY "trail_pending_system" ON "trail_pending" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_pending_backup" ON "trail_pending" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "trail_subtrees_read" ON "trail_subtrees" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (true);--> statement-breakpoint
CREATE POLICY "trail_subtrees_system" ON "trail_subtrees" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "trail_subtrees_backup" ON "trail_subtrees" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "party_calendar_years_read" ON "party_calendar_years" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own', 'public')));--> statement-breakpoint
CREATE POLICY "party_calendar_years_insert" ON "party_calendar_years" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.is_admin', true) = 'yes') or (select current_setting('ruyuan.reach', true) in ('city')));--> statement-breakpoint
CREATE POLICY "party_calendar_years_update" ON "party_calendar_years" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true) = 'yes') or (select current_setting('ruyuan.reach', true) in ('city'))) WITH CHECK ((select current_setting('ruyuan.is_admin', true) = 'yes') or (select current_setting('ruyuan.reach', true) in ('city')));--> statement-breakpoint
CREATE POLICY "party_calendar_years_delete" ON "party_calendar_years" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true) = 'yes') or (select current_setting('ruyuan.reach', true) in ('city')));--> statement-breakpoint
CREATE POLICY "party_calendar_years_system" ON "party_calendar_years" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "party_calendar_years_backup" ON "party_calendar_years" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "party_codes_read" ON "party_codes" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own', 'public')));--> statement-breakpoint
CREATE POLICY "party_codes_insert" ON "party_codes" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.is_admin', true) = 'yes') or (select current_setting('ruyuan.reach', true) in ('city')));--> statement-breakpoint
CREATE POLICY "party_codes_update" ON "party_codes" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true) = 'yes') or (select current_setting('ruyuan.reach', true) in ('city'))) WITH CHECK ((select current_setting('ruyuan.is_admin', true) = 'yes') or (select current_setting('ruyuan.reach', true) in ('city')));--> statement-breakpoint
CREATE POLICY "party_codes_delete" ON "party_codes" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true) = 'yes') or (select current_setting('ruyuan.reach', true) in ('city')));--> statement-breakpoint
CREATE POLICY "party_codes_system" ON "party_codes" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "party_codes_backup" ON "party_codes" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "party_duties_read" ON "party_duties" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "party_duties_insert" ON "party_duties" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.is_admin', true) = 'yes'));--> statement-breakpoint
CREATE POLICY "party_duties_update" ON "party_duties" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true) = 'yes')) WITH CHECK ((select current_setting('ruyuan.is_admin', true) = 'yes'));--> statement-breakpoint
CREATE POLICY "party_duties_delete" ON "party_duties" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true) = 'yes'));--> statement-breakpoint
CREATE POLICY "party_duties_system" ON "party_duties" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "party_duties_backup" ON "party_duties" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "party_handovers_read" ON "party_handovers" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "party_handovers_insert" ON "party_handovers" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.is_admin', true) = 'yes'));--> statement-breakpoint
CREATE POLICY "party_handovers_update" ON "party_handovers" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true) = 'yes')) WITH CHECK ((select current_setting('ruyuan.is_admin', true) = 'yes'));--> statement-breakpoint
CREATE POLICY "party_handovers_delete" ON "party_handovers" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true) = 'yes'));--> statement-breakpoint
CREATE POLICY "party_handovers_system" ON "party_handovers" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "party_handovers_backup" ON "party_handovers" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "party_organisations_read" ON "party_organisations" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own', 'public')));--> statement-breakpoint
CREATE POLICY "party_organisations_insert" ON "party_organisations" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park')) or (select current_setting('ruyuan.is_admin', true) = 'yes') or "party_organisations"."id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "party_organisations_update" ON "party_organisations" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park')) or (select current_setting('ruyuan.is_admin', true) = 'yes') or "party_organisations"."id" = (select nullif(current_setting('ruyuan.org', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park')) or (select current_setting('ruyuan.is_admin', true) = 'yes') or "party_organisations"."id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "party_organisations_delete" ON "party_organisations" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park')) or (select current_setting('ruyuan.is_admin', true) = 'yes') or "party_organisations"."id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "party_organisations_system" ON "party_organisations" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "party_organisations_backup" ON "party_organisations" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "party_people_read" ON "party_people" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')) or "party_people"."id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "party_people_insert" ON "party_people" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.is_admin', true) = 'yes') or "party_people"."id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "party_people_update" ON "party_people" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true) = 'yes') or "party_people"."id" = (select nullif(current_setting('ruyuan.person', true), ''))) WITH CHECK ((select current_setting('ruyuan.is_admin', true) = 'yes') or "party_people"."id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "party_people_delete" ON "party_people" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true) = 'yes') or "party_people"."id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "party_people_system" ON "party_people" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "party_people_backup" ON "party_people" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_documents_read" ON "supervision_documents" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own', 'public')));--> statement-breakpoint
CREATE POLICY "supervision_documents_insert" ON "supervision_documents" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')));--> statement-breakpoint
CREATE POLICY "supervision_documents_update" ON "supervision_documents" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city'))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')));--> statement-breakpoint
CREATE POLICY "supervision_documents_delete" ON "supervision_documents" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')));--> statement-breakpoint
CREATE POLICY "supervision_documents_system" ON "supervision_documents" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_documents_backup" ON "supervision_documents" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_measures_read" ON "supervision_measures" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own', 'public')));--> statement-breakpoint
CREATE POLICY "supervision_measures_insert" ON "supervision_measures" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')));--> statement-breakpoint
CREATE POLICY "supervision_measures_update" ON "supervision_measures" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city'))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')));--> statement-breakpoint
CREATE POLICY "supervision_measures_delete" ON "supervision_measures" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')));--> statement-breakpoint
CREATE POLICY "supervision_measures_system" ON "supervision_measures" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_measures_backup" ON "supervision_measures" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_responsibilities_read" ON "supervision_responsibilities" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "supervision_responsibilities_insert" ON "supervision_responsibilities" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or "supervision_responsibilities"."liaison_id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_responsibilities_update" ON "supervision_responsibilities" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or "supervision_responsibilities"."liaison_id" = (select nullif(current_setting('ruyuan.person', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or "supervision_responsibilities"."liaison_id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_responsibilities_delete" ON "supervision_responsibilities" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or "supervision_responsibilities"."liaison_id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_responsibilities_system" ON "supervision_responsibilities" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_responsibilities_backup" ON "supervision_responsibilities" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "website_articles_read" ON "website_articles" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "website_articles"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "website_articles"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), '')) or (((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own', 'public')) and "website_articles"."publication_state" = 'published' and "website_articles"."publishes_at" is not null and "website_articles"."publishes_at" <= now())));--> statement-breakpoint
CREATE POLICY "website_articles_insert" ON "website_articles" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "website_articles"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "website_articles"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "website_articles_update" ON "website_articles" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "website_articles"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "website_articles"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "website_articles"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "website_articles"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "website_articles_delete" ON "website_articles" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "website_articles"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "website_articles"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "website_articles_system" ON "website_articles" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "website_articles_backup" ON "website_articles" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "ledger_due_read" ON "ledger_due" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_due"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[]))
        or exists (select 1 from ledger_cards seen where seen.enterprise_id = "ledger_due"."enterprise_id"));--> statement-breakpoint
CREATE POLICY "ledger_due_insert" ON "ledger_due" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "ledger_due"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_due_update" ON "ledger_due" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "ledger_due"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "ledger_due"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_due_delete" ON "ledger_due" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "ledger_due"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_due_system" ON "ledger_due" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "ledger_due_backup" ON "ledger_due" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "ledger_cards_read" ON "ledger_cards" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_cards"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_cards"."county_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "ledger_cards"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_cards_insert" ON "ledger_cards" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_cards"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_cards"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_cards_update" ON "ledger_cards" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_cards"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_cards"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_cards"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_cards"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_cards_delete" ON "ledger_cards" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_cards"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_cards"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_cards_system" ON "ledger_cards" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "ledger_cards_backup" ON "ledger_cards" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "ledger_certificates_read" ON "ledger_certificates" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (exists (select 1 from ledger_cards seen where seen.enterprise_id = "ledger_certificates"."enterprise_id"));--> statement-breakpoint
CREATE POLICY "ledger_certificates_insert" ON "ledger_certificates" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "ledger_certificates"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), ''))) and exists (select 1 from ledger_cards seen where seen.enterprise_id = "ledger_certificates"."enterprise_id"));--> statement-breakpoint
CREATE POLICY "ledger_certificates_update" ON "ledger_certificates" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "ledger_certificates"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), ''))) and exists (select 1 from ledger_cards seen where seen.enterprise_id = "ledger_certificates"."enterprise_id")) WITH CHECK (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "ledger_certificates"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), ''))) and exists (select 1 from ledger_cards seen where seen.enterprise_id = "ledger_certificates"."enterprise_id"));--> statement-breakpoint
CREATE POLICY "ledger_certificates_delete" ON "ledger_certificates" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "ledger_certificates"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), ''))) and exists (select 1 from ledger_cards seen where seen.enterprise_id = "ledger_certificates"."enterprise_id"));--> statement-breakpoint
CREATE POLICY "ledger_certificates_system" ON "ledger_certificates" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "ledger_certificates_backup" ON "ledger_certificates" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "ledger_facts_read" ON "ledger_facts" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (exists (select 1 from ledger_cards seen where seen.enterprise_id = "ledger_facts"."enterprise_id"));--> statement-breakpoint
CREATE POLICY "ledger_facts_insert" ON "ledger_facts" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "ledger_facts"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), ''))) and exists (select 1 from ledger_cards seen where seen.enterprise_id = "ledger_facts"."enterprise_id"));--> statement-breakpoint
CREATE POLICY "ledger_facts_update" ON "ledger_facts" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "ledger_facts"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), ''))) and exists (select 1 from ledger_cards seen where seen.enterprise_id = "ledger_facts"."enterprise_id")) WITH CHECK (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "ledger_facts"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), ''))) and exists (select 1 from ledger_cards seen where seen.enterprise_id = "ledger_facts"."enterprise_id"));--> statement-breakpoint
CREATE POLICY "ledger_facts_delete" ON "ledger_facts" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "ledger_facts"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), ''))) and exists (select 1 from ledger_cards seen where seen.enterprise_id = "ledger_facts"."enterprise_id"));--> statement-breakpoint
CREATE POLICY "ledger_facts_system" ON "ledger_facts" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "ledger_facts_backup" ON "ledger_facts" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "ledger_years_read" ON "ledger_years" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (exists (select 1 from ledger_cards seen where seen.enterprise_id = "ledger_years"."enterprise_id"));--> statement-breakpoint
CREATE POLICY "ledger_years_insert" ON "ledger_years" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "ledger_years"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), ''))) and exists (select 1 from ledger_cards seen where seen.enterprise_id = "ledger_years"."enterprise_id"));--> statement-breakpoint
CREATE POLICY "ledger_years_update" ON "ledger_years" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "ledger_years"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), ''))) and exists (select 1 from ledger_cards seen where seen.enterprise_id = "ledger_years"."enterprise_id")) WITH CHECK (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "ledger_years"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), ''))) and exists (select 1 from ledger_cards seen where seen.enterprise_id = "ledger_years"."enterprise_id"));--> statement-breakpoint
CREATE POLICY "ledger_years_delete" ON "ledger_years" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "ledger_years"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), ''))) and exists (select 1 from ledger_cards seen where seen.enterprise_id = "ledger_years"."enterprise_id"));--> statement-breakpoint
CREATE POLICY "ledger_years_system" ON "ledger_years" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "ledger_years_backup" ON "ledger_years" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "ledger_filled_tables_read" ON "ledger_filled_tables" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_filled_tables"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_filled_tables"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "ledger_filled_tables"."brought_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_filled_tables_insert" ON "ledger_filled_tables" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_filled_tables"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_filled_tables"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "ledger_filled_tables"."brought_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_filled_tables_update" ON "ledger_filled_tables" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_filled_tables"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_filled_tables"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "ledger_filled_tables"."brought_by" = (select nullif(current_setting('ruyuan.person', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_filled_tables"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_filled_tables"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "ledger_filled_tables"."brought_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_filled_tables_delete" ON "ledger_filled_tables" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_filled_tables"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_filled_tables"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "ledger_filled_tables"."brought_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_filled_tables_system" ON "ledger_filled_tables" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "ledger_filled_tables_backup" ON "ledger_filled_tables" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "ledger_import_files_read" ON "ledger_import_files" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (import_id in (select id from ledger_imports));--> statement-breakpoint
CREATE POLICY "ledger_import_files_insert" ON "ledger_import_files" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (import_id in (select id from ledger_imports));--> statement-breakpoint
CREATE POLICY "ledger_import_files_update" ON "ledger_import_files" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (import_id in (select id from ledger_imports)) WITH CHECK (import_id in (select id from ledger_imports));--> statement-breakpoint
CREATE POLICY "ledger_import_files_delete" ON "ledger_import_files" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (import_id in (select id from ledger_imports));--> statement-breakpoint
CREATE POLICY "ledger_import_files_system" ON "ledger_import_files" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "ledger_import_files_backup" ON "ledger_import_files" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "ledger_import_rows_read" ON "ledger_import_rows" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (import_id in (select id from ledger_imports));--> statement-breakpoint
CREATE POLICY "ledger_import_rows_insert" ON "ledger_import_rows" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (import_id in (select id from ledger_imports));--> statement-breakpoint
CREATE POLICY "ledger_import_rows_update" ON "ledger_import_rows" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (import_id in (select id from ledger_imports)) WITH CHECK (import_id in (select id from ledger_imports));--> statement-breakpoint
CREATE POLICY "ledger_import_rows_delete" ON "ledger_import_rows" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (import_id in (select id from ledger_imports));--> statement-breakpoint
CREATE POLICY "ledger_import_rows_system" ON "ledger_import_rows" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "ledger_import_rows_backup" ON "ledger_import_rows" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "ledger_import_sheets_read" ON "ledger_import_sheets" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (import_id in (select id from ledger_imports));--> statement-breakpoint
CREATE POLICY "ledger_import_sheets_insert" ON "ledger_import_sheets" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (import_id in (select id from ledger_imports));--> statement-breakpoint
CREATE POLICY "ledger_import_sheets_update" ON "ledger_import_sheets" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (import_id in (select id from ledger_imports)) WITH CHECK (import_id in (select id from ledger_imports));--> statement-breakpoint
CREATE POLICY "ledger_import_sheets_delete" ON "ledger_import_sheets" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (import_id in (select id from ledger_imports));--> statement-breakpoint
CREATE POLICY "ledger_import_sheets_system" ON "ledger_import_sheets" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "ledger_import_sheets_backup" ON "ledger_import_sheets" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "ledger_imports_read" ON "ledger_imports" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_imports"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_imports"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "ledger_imports"."brought_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_imports_insert" ON "ledger_imports" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_imports"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_imports"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "ledger_imports"."brought_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_imports_update" ON "ledger_imports" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_imports"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_imports"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "ledger_imports"."brought_by" = (select nullif(current_setting('ruyuan.person', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_imports"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_imports"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "ledger_imports"."brought_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_imports_delete" ON "ledger_imports" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_imports"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_imports"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "ledger_imports"."brought_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_imports_system" ON "ledger_imports" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "ledger_imports_backup" ON "ledger_imports" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "ledger_synonyms_read" ON "ledger_synonyms" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "ledger_synonyms_insert" ON "ledger_synonyms" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park')) or (select current_setting('ruyuan.reach', true) in ('city')));--> statement-breakpoint
CREATE POLICY "ledger_synonyms_update" ON "ledger_synonyms" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park')) or (select current_setting('ruyuan.reach', true) in ('city'))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park')) or (select current_setting('ruyuan.reach', true) in ('city')));--> statement-breakpoint
CREATE POLICY "ledger_synonyms_delete" ON "ledger_synonyms" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park')) or (select current_setting('ruyuan.reach', true) in ('city')));--> statement-breakpoint
CREATE POLICY "ledger_synonyms_system" ON "ledger_synonyms" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "ledger_synonyms_backup" ON "ledger_synonyms" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "ledger_work_entries_read" ON "ledger_work_entries" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_work_entries"."park_ids" && (select nullif(current_setting('ruyuan.parks', true), ''))::text[]) or (select nullif(current_setting('ruyuan.org', true), '')) = any ("ledger_work_entries"."county_ids") or "ledger_work_entries"."entered_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_work_entries_insert" ON "ledger_work_entries" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_work_entries"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_work_entries"."entered_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_work_entries_update" ON "ledger_work_entries" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_work_entries"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_work_entries"."entered_by" = (select nullif(current_setting('ruyuan.person', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_work_entries"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_work_entries"."entered_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_work_entries_delete" ON "ledger_work_entries" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "ledger_work_entries"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "ledger_work_entries"."entered_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "ledger_work_entries_system" ON "ledger_work_entries" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "ledger_work_entries_backup" ON "ledger_work_entries" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "library_expert_changes_read" ON "library_expert_changes" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or exists (select 1 from library_experts seen where seen.id = library_expert_changes.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), '')))));--> statement-breakpoint
CREATE POLICY "library_expert_changes_insert" ON "library_expert_changes" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or exists (select 1 from library_experts seen where seen.id = library_expert_changes.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), '')))));--> statement-breakpoint
CREATE POLICY "library_expert_changes_update" ON "library_expert_changes" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or exists (select 1 from library_experts seen where seen.id = library_expert_changes.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), ''))))) WITH CHECK (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or exists (select 1 from library_experts seen where seen.id = library_expert_changes.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), '')))));--> statement-breakpoint
CREATE POLICY "library_expert_changes_delete" ON "library_expert_changes" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or exists (select 1 from library_experts seen where seen.id = library_expert_changes.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), '')))));--> statement-breakpoint
CREATE POLICY "library_expert_changes_system" ON "library_expert_changes" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "library_expert_changes_backup" ON "library_expert_changes" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "library_expert_consents_read" ON "library_expert_consents" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or exists (select 1 from library_experts seen where seen.id = library_expert_consents.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), '')))));--> statement-breakpoint
CREATE POLICY "library_expert_consents_insert" ON "library_expert_consents" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or exists (select 1 from library_experts seen where seen.id = library_expert_consents.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), '')))));--> statement-breakpoint
CREATE POLICY "library_expert_consents_update" ON "library_expert_consents" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or exists (select 1 from library_experts seen where seen.id = library_expert_consents.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), ''))))) WITH CHECK (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or exists (select 1 from library_experts seen where seen.id = library_expert_consents.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), '')))));--> statement-breakpoint
CREATE POLICY "library_expert_consents_delete" ON "library_expert_consents" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or exists (select 1 from library_experts seen where seen.id = library_expert_consents.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), '')))));--> statement-breakpoint
CREATE POLICY "library_expert_consents_system" ON "library_expert_consents" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "library_expert_consents_backup" ON "library_expert_consents" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "library_expert_consultations_read" ON "library_expert_consultations" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or exists (select 1 from library_experts seen where seen.id = library_expert_consultations.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), '')))));--> statement-breakpoint
CREATE POLICY "library_expert_consultations_insert" ON "library_expert_consultations" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park')));--> statement-breakpoint
CREATE POLICY "library_expert_consultations_update" ON "library_expert_consultations" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park'))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park')));--> statement-breakpoint
CREATE POLICY "library_expert_consultations_delete" ON "library_expert_consultations" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park')));--> statement-breakpoint
CREATE POLICY "library_expert_consultations_system" ON "library_expert_consultations" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "library_expert_consultations_backup" ON "library_expert_consultations" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "library_expert_distinctions_read" ON "library_expert_distinctions" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park')));--> statement-breakpoint
CREATE POLICY "library_expert_distinctions_insert" ON "library_expert_distinctions" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park')));--> statement-breakpoint
CREATE POLICY "library_expert_distinctions_update" ON "library_expert_distinctions" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park'))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park')));--> statement-breakpoint
CREATE POLICY "library_expert_distinctions_delete" ON "library_expert_distinctions" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park')));--> statement-breakpoint
CREATE POLICY "library_expert_distinctions_system" ON "library_expert_distinctions" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "library_expert_distinctions_backup" ON "library_expert_distinctions" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "library_expert_letters_read" ON "library_expert_letters" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or exists (select 1 from library_experts seen where seen.id = library_expert_letters.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), '')))));--> statement-breakpoint
CREATE POLICY "library_expert_letters_insert" ON "library_expert_letters" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park')));--> statement-breakpoint
CREATE POLICY "library_expert_letters_update" ON "library_expert_letters" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park'))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park')));--> statement-breakpoint
CREATE POLICY "library_expert_letters_delete" ON "library_expert_letters" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park')));--> statement-breakpoint
CREATE POLICY "library_expert_letters_system" ON "library_expert_letters" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "library_expert_letters_backup" ON "library_expert_letters" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "library_expert_relations_read" ON "library_expert_relations" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or exists (select 1 from library_experts seen where seen.id = library_expert_relations.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), '')))));--> statement-breakpoint
CREATE POLICY "library_expert_relations_insert" ON "library_expert_relations" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or exists (select 1 from library_experts seen where seen.id = library_expert_relations.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), '')))));--> statement-breakpoint
CREATE POLICY "library_expert_relations_update" ON "library_expert_relations" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or exists (select 1 from library_experts seen where seen.id = library_expert_relations.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), ''))))) WITH CHECK (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or exists (select 1 from library_experts seen where seen.id = library_expert_relations.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), '')))));--> statement-breakpoint
CREATE POLICY "library_expert_relations_delete" ON "library_expert_relations" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park')) or exists (select 1 from library_experts seen where seen.id = library_expert_relations.expert_id
    and seen.person_id = (select nullif(current_setting('ruyuan.person', true), '')))));--> statement-breakpoint
CREATE POLICY "library_expert_relations_system" ON "library_expert_relations" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "library_expert_relations_backup" ON "library_expert_relations" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "library_experts_read" ON "library_experts" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "library_experts"."person_id" = (select nullif(current_setting('ruyuan.person', true), '')) or (select exists (select 1 from party_organisations o where o.kind = 'county' and o.id = nullif(current_setting('ruyuan.org', true), ''))) or (((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own', 'public')) and "library_experts"."publication_state" = 'published' and "library_experts"."publishes_at" is not null and "library_experts"."publishes_at" <= now())));--> statement-breakpoint
CREATE POLICY "library_experts_insert" ON "library_experts" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "library_experts"."person_id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "library_experts_update" ON "library_experts" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "library_experts"."person_id" = (select nullif(current_setting('ruyuan.person', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "library_experts"."person_id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "library_experts_delete" ON "library_experts" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park')) or "library_experts"."person_id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "library_experts_system" ON "library_experts" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "library_experts_backup" ON "library_experts" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "library_import_rows_read" ON "library_import_rows" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (import_id in (select id from library_imports));--> statement-breakpoint
CREATE POLICY "library_import_rows_insert" ON "library_import_rows" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (import_id in (select id from library_imports));--> statement-breakpoint
CREATE POLICY "library_import_rows_update" ON "library_import_rows" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (import_id in (select id from library_imports)) WITH CHECK (import_id in (select id from library_imports));--> statement-breakpoint
CREATE POLICY "library_import_rows_delete" ON "library_import_rows" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (import_id in (select id from library_imports));--> statement-breakpoint
CREATE POLICY "library_import_rows_system" ON "library_import_rows" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "library_import_rows_backup" ON "library_import_rows" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "library_imports_read" ON "library_imports" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "library_imports"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "library_imports"."brought_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "library_imports_insert" ON "library_imports" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "library_imports"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "library_imports"."brought_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "library_imports_update" ON "library_imports" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "library_imports"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "library_imports"."brought_by" = (select nullif(current_setting('ruyuan.person', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "library_imports"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "library_imports"."brought_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "library_imports_delete" ON "library_imports" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "library_imports"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "library_imports"."brought_by" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "library_imports_system" ON "library_imports" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "library_imports_backup" ON "library_imports" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "library_inquiries_read" ON "library_inquiries" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "library_inquiries"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "library_inquiries"."owner_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "library_inquiries_insert" ON "library_inquiries" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "library_inquiries"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "library_inquiries"."owner_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "library_inquiries_update" ON "library_inquiries" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "library_inquiries"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "library_inquiries"."owner_id" = (select nullif(current_setting('ruyuan.org', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "library_inquiries"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "library_inquiries"."owner_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "library_inquiries_delete" ON "library_inquiries" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "library_inquiries"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "library_inquiries"."owner_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "library_inquiries_system" ON "library_inquiries" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "library_inquiries_backup" ON "library_inquiries" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "library_item_changes_read" ON "library_item_changes" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')) and exists (select 1 from library_items seen where seen.id = library_item_changes.item_id));--> statement-breakpoint
CREATE POLICY "library_item_changes_insert" ON "library_item_changes" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')) and exists (select 1 from library_items seen where seen.id = library_item_changes.item_id));--> statement-breakpoint
CREATE POLICY "library_item_changes_update" ON "library_item_changes" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')) and exists (select 1 from library_items seen where seen.id = library_item_changes.item_id)) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')) and exists (select 1 from library_items seen where seen.id = library_item_changes.item_id));--> statement-breakpoint
CREATE POLICY "library_item_changes_delete" ON "library_item_changes" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')) and exists (select 1 from library_items seen where seen.id = library_item_changes.item_id));--> statement-breakpoint
CREATE POLICY "library_item_changes_system" ON "library_item_changes" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "library_item_changes_backup" ON "library_item_changes" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "library_item_distinctions_read" ON "library_item_distinctions" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "library_item_distinctions_insert" ON "library_item_distinctions" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "library_item_distinctions_update" ON "library_item_distinctions" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "library_item_distinctions_delete" ON "library_item_distinctions" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "library_item_distinctions_system" ON "library_item_distinctions" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "library_item_distinctions_backup" ON "library_item_distinctions" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "library_item_files_read" ON "library_item_files" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')) or ("library_item_files"."is_public" and "library_item_files"."removed_at" is null)) and exists (select 1 from library_items seen where seen.id = library_item_files.item_id));--> statement-breakpoint
CREATE POLICY "library_item_files_insert" ON "library_item_files" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')) and exists (select 1 from library_items seen where seen.id = library_item_files.item_id));--> statement-breakpoint
CREATE POLICY "library_item_files_update" ON "library_item_files" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')) and exists (select 1 from library_items seen where seen.id = library_item_files.item_id)) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')) and exists (select 1 from library_items seen where seen.id = library_item_files.item_id));--> statement-breakpoint
CREATE POLICY "library_item_files_delete" ON "library_item_files" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')) and exists (select 1 from library_items seen where seen.id = library_item_files.item_id));--> statement-breakpoint
CREATE POLICY "library_item_files_system" ON "library_item_files" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "library_item_files_backup" ON "library_item_files" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "library_items_read" ON "library_items" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "library_items"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "library_items"."owner_id" = (select nullif(current_setting('ruyuan.org', true), '')) or ((select current_setting('ruyuan.reach', true) in ('city', 'park')) and not "library_items"."is_confidential") or ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own', 'public')) and "library_items"."publication_state" = 'published' and "library_items"."publishes_at" is not null and "library_items"."publishes_at" <= now())) and not "library_items"."is_confidential" and "library_items"."withdrawn_at" is null)));--> statement-breakpoint
CREATE POLICY "library_items_insert" ON "library_items" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "library_items"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "library_items"."owner_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "library_items_update" ON "library_items" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "library_items"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "library_items"."owner_id" = (select nullif(current_setting('ruyuan.org', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "library_items"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "library_items"."owner_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "library_items_delete" ON "library_items" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "library_items"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "library_items"."owner_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "library_items_system" ON "library_items" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "library_items_backup" ON "library_items" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "library_transfers_read" ON "library_transfers" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')) and exists (select 1 from library_items seen where seen.id = library_transfers.item_id));--> statement-breakpoint
CREATE POLICY "library_transfers_insert" ON "library_transfers" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')) and exists (select 1 from library_items seen where seen.id = library_transfers.item_id));--> statement-breakpoint
CREATE POLICY "library_transfers_update" ON "library_transfers" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')) and exists (select 1 from library_items seen where seen.id = library_transfers.item_id)) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')) and exists (select 1 from library_items seen where seen.id = library_transfers.item_id));--> statement-breakpoint
CREATE POLICY "library_transfers_delete" ON "library_transfers" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')) and exists (select 1 from library_items seen where seen.id = library_transfers.item_id));--> statement-breakpoint
CREATE POLICY "library_transfers_system" ON "library_transfers" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "library_transfers_backup" ON "library_transfers" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_incoming_read" ON "supervision_incoming" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ("supervision_incoming"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_incoming_insert" ON "supervision_incoming" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ("supervision_incoming"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_incoming_update" ON "supervision_incoming" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ("supervision_incoming"."org_id" = (select nullif(current_setting('ruyuan.org', true), ''))) WITH CHECK ("supervision_incoming"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_incoming_delete" ON "supervision_incoming" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ("supervision_incoming"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_incoming_system" ON "supervision_incoming" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_incoming_backup" ON "supervision_incoming" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_incoming_steps_read" ON "supervision_incoming_steps" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (incoming_id in (select incoming.id from supervision_incoming incoming));--> statement-breakpoint
CREATE POLICY "supervision_incoming_steps_insert" ON "supervision_incoming_steps" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (incoming_id in (select incoming.id from supervision_incoming incoming));--> statement-breakpoint
CREATE POLICY "supervision_incoming_steps_update" ON "supervision_incoming_steps" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (incoming_id in (select incoming.id from supervision_incoming incoming)) WITH CHECK (incoming_id in (select incoming.id from supervision_incoming incoming));--> statement-breakpoint
CREATE POLICY "supervision_incoming_steps_delete" ON "supervision_incoming_steps" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (incoming_id in (select incoming.id from supervision_incoming incoming));--> statement-breakpoint
CREATE POLICY "supervision_incoming_steps_system" ON "supervision_incoming_steps" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_incoming_steps_backup" ON "supervision_incoming_steps" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_letter_countersigns_read" ON "supervision_letter_countersigns" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_countersigns_insert" ON "supervision_letter_countersigns" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_countersigns_update" ON "supervision_letter_countersigns" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters)) WITH CHECK (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_countersigns_delete" ON "supervision_letter_countersigns" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_countersigns_system" ON "supervision_letter_countersigns" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_letter_countersigns_backup" ON "supervision_letter_countersigns" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_letter_files_read" ON "supervision_letter_files" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_files_insert" ON "supervision_letter_files" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_files_update" ON "supervision_letter_files" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters)) WITH CHECK (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_files_delete" ON "supervision_letter_files" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_files_system" ON "supervision_letter_files" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_letter_files_backup" ON "supervision_letter_files" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_letter_leaders_read" ON "supervision_letter_leaders" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "supervision_letter_leaders_insert" ON "supervision_letter_leaders" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.is_admin', true) = 'yes'));--> statement-breakpoint
CREATE POLICY "supervision_letter_leaders_update" ON "supervision_letter_leaders" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true) = 'yes')) WITH CHECK ((select current_setting('ruyuan.is_admin', true) = 'yes'));--> statement-breakpoint
CREATE POLICY "supervision_letter_leaders_delete" ON "supervision_letter_leaders" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.is_admin', true) = 'yes'));--> statement-breakpoint
CREATE POLICY "supervision_letter_leaders_system" ON "supervision_letter_leaders" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_letter_leaders_backup" ON "supervision_letter_leaders" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_letter_readings_read" ON "supervision_letter_readings" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_readings_insert" ON "supervision_letter_readings" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_readings_update" ON "supervision_letter_readings" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters)) WITH CHECK (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_readings_delete" ON "supervision_letter_readings" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_readings_system" ON "supervision_letter_readings" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_letter_readings_backup" ON "supervision_letter_readings" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_letter_recipients_read" ON "supervision_letter_recipients" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_recipients_insert" ON "supervision_letter_recipients" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_recipients_update" ON "supervision_letter_recipients" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters)) WITH CHECK (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_recipients_delete" ON "supervision_letter_recipients" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_recipients_system" ON "supervision_letter_recipients" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_letter_recipients_backup" ON "supervision_letter_recipients" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_letter_steps_read" ON "supervision_letter_steps" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_steps_insert" ON "supervision_letter_steps" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_steps_update" ON "supervision_letter_steps" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters)) WITH CHECK (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_steps_delete" ON "supervision_letter_steps" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_steps_system" ON "supervision_letter_steps" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_letter_steps_backup" ON "supervision_letter_steps" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_letter_versions_read" ON "supervision_letter_versions" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_versions_insert" ON "supervision_letter_versions" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_versions_update" ON "supervision_letter_versions" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters)) WITH CHECK (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_versions_delete" ON "supervision_letter_versions" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (letter_id in (select letters.id from supervision_letters letters));--> statement-breakpoint
CREATE POLICY "supervision_letter_versions_system" ON "supervision_letter_versions" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_letter_versions_backup" ON "supervision_letter_versions" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_letters_read" ON "supervision_letters" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ("supervision_letters"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')) or (select nullif(current_setting('ruyuan.org', true), '')) = any ("supervision_letters"."recipient_org_ids") or (select nullif(current_setting('ruyuan.person', true), '')) = any ("supervision_letters"."asked_person_ids") or (select nullif(current_setting('ruyuan.org', true), '')) = any ("supervision_letters"."asked_org_ids"));--> statement-breakpoint
CREATE POLICY "supervision_letters_insert" ON "supervision_letters" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ("supervision_letters"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')) or (select nullif(current_setting('ruyuan.person', true), '')) = any ("supervision_letters"."asked_person_ids") or (select nullif(current_setting('ruyuan.org', true), '')) = any ("supervision_letters"."asked_org_ids"));--> statement-breakpoint
CREATE POLICY "supervision_letters_update" ON "supervision_letters" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ("supervision_letters"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')) or (select nullif(current_setting('ruyuan.person', true), '')) = any ("supervision_letters"."asked_person_ids") or (select nullif(current_setting('ruyuan.org', true), '')) = any ("supervision_letters"."asked_org_ids")) WITH CHECK ("supervision_letters"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')) or (select nullif(current_setting('ruyuan.person', true), '')) = any ("supervision_letters"."asked_person_ids") or (select nullif(current_setting('ruyuan.org', true), '')) = any ("supervision_letters"."asked_org_ids"));--> statement-breakpoint
CREATE POLICY "supervision_letters_delete" ON "supervision_letters" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ("supervision_letters"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')) or (select nullif(current_setting('ruyuan.person', true), '')) = any ("supervision_letters"."asked_person_ids") or (select nullif(current_setting('ruyuan.org', true), '')) = any ("supervision_letters"."asked_org_ids"));--> statement-breakpoint
CREATE POLICY "supervision_letters_system" ON "supervision_letters" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_letters_backup" ON "supervision_letters" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_summaries_read" ON "supervision_summaries" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_summaries"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or (select nullif(current_setting('ruyuan.person', true), '')) = any ("supervision_summaries"."asked_ids"));--> statement-breakpoint
CREATE POLICY "supervision_summaries_insert" ON "supervision_summaries" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_summaries"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])));--> statement-breakpoint
CREATE POLICY "supervision_summaries_update" ON "supervision_summaries" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_summaries"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[]))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_summaries"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])));--> statement-breakpoint
CREATE POLICY "supervision_summaries_delete" ON "supervision_summaries" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_summaries"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])));--> statement-breakpoint
CREATE POLICY "supervision_summaries_system" ON "supervision_summaries" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_summaries_backup" ON "supervision_summaries" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_summary_opinions_read" ON "supervision_summary_opinions" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (("supervision_summary_opinions"."person_id" = (select nullif(current_setting('ruyuan.person', true), ''))) or summary_id in (select id from supervision_summaries));--> statement-breakpoint
CREATE POLICY "supervision_summary_opinions_insert" ON "supervision_summary_opinions" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (("supervision_summary_opinions"."person_id" = (select nullif(current_setting('ruyuan.person', true), ''))) or summary_id in (select id from supervision_summaries));--> statement-breakpoint
CREATE POLICY "supervision_summary_opinions_update" ON "supervision_summary_opinions" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (("supervision_summary_opinions"."person_id" = (select nullif(current_setting('ruyuan.person', true), ''))) or summary_id in (select id from supervision_summaries)) WITH CHECK (("supervision_summary_opinions"."person_id" = (select nullif(current_setting('ruyuan.person', true), ''))) or summary_id in (select id from supervision_summaries));--> statement-breakpoint
CREATE POLICY "supervision_summary_opinions_delete" ON "supervision_summary_opinions" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (("supervision_summary_opinions"."person_id" = (select nullif(current_setting('ruyuan.person', true), ''))) or summary_id in (select id from supervision_summaries));--> statement-breakpoint
CREATE POLICY "supervision_summary_opinions_system" ON "supervision_summary_opinions" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_summary_opinions_backup" ON "supervision_summary_opinions" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_targets_read" ON "supervision_targets" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park')));--> statement-breakpoint
CREATE POLICY "supervision_targets_insert" ON "supervision_targets" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_targets"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])));--> statement-breakpoint
CREATE POLICY "supervision_targets_update" ON "supervision_targets" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_targets"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[]))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_targets"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])));--> statement-breakpoint
CREATE POLICY "supervision_targets_delete" ON "supervision_targets" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_targets"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])));--> statement-breakpoint
CREATE POLICY "supervision_targets_system" ON "supervision_targets" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_targets_backup" ON "supervision_targets" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_task_fillings_read" ON "supervision_task_fillings" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_task_fillings"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "supervision_task_fillings"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_task_fillings_insert" ON "supervision_task_fillings" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_task_fillings"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "supervision_task_fillings"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_task_fillings_update" ON "supervision_task_fillings" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_task_fillings"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "supervision_task_fillings"."org_id" = (select nullif(current_setting('ruyuan.org', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_task_fillings"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "supervision_task_fillings"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_task_fillings_delete" ON "supervision_task_fillings" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_task_fillings"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "supervision_task_fillings"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_task_fillings_system" ON "supervision_task_fillings" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_task_fillings_backup" ON "supervision_task_fillings" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_task_reports_read" ON "supervision_task_reports" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_task_reports"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "supervision_task_reports"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_task_reports_insert" ON "supervision_task_reports" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_task_reports"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "supervision_task_reports"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_task_reports_update" ON "supervision_task_reports" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_task_reports"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "supervision_task_reports"."org_id" = (select nullif(current_setting('ruyuan.org', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_task_reports"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "supervision_task_reports"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_task_reports_delete" ON "supervision_task_reports" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_task_reports"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "supervision_task_reports"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_task_reports_system" ON "supervision_task_reports" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_task_reports_backup" ON "supervision_task_reports" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_task_steps_read" ON "supervision_task_steps" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_task_steps"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "supervision_task_steps"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_task_steps_insert" ON "supervision_task_steps" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_task_steps"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "supervision_task_steps"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_task_steps_update" ON "supervision_task_steps" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_task_steps"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "supervision_task_steps"."org_id" = (select nullif(current_setting('ruyuan.org', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_task_steps"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "supervision_task_steps"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_task_steps_delete" ON "supervision_task_steps" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_task_steps"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "supervision_task_steps"."org_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "supervision_task_steps_system" ON "supervision_task_steps" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_task_steps_backup" ON "supervision_task_steps" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_task_tables_read" ON "supervision_task_tables" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "supervision_task_tables_insert" ON "supervision_task_tables" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or (select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "supervision_task_tables_update" ON "supervision_task_tables" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or (select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or (select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "supervision_task_tables_delete" ON "supervision_task_tables" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or (select current_setting('ruyuan.reach', true) in ('city', 'park', 'own')));--> statement-breakpoint
CREATE POLICY "supervision_task_tables_system" ON "supervision_task_tables" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_task_tables_backup" ON "supervision_task_tables" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "supervision_tasks_read" ON "supervision_tasks" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_tasks"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or (select nullif(current_setting('ruyuan.org', true), '')) = any ("supervision_tasks"."recipients"));--> statement-breakpoint
CREATE POLICY "supervision_tasks_insert" ON "supervision_tasks" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_tasks"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])));--> statement-breakpoint
CREATE POLICY "supervision_tasks_update" ON "supervision_tasks" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_tasks"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[]))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_tasks"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])));--> statement-breakpoint
CREATE POLICY "supervision_tasks_delete" ON "supervision_tasks" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "supervision_tasks"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])));--> statement-breakpoint
CREATE POLICY "supervision_tasks_system" ON "supervision_tasks" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_tasks_backup" ON "supervision_tasks" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "technology_contracts_read" ON "technology_contracts" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_contracts"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_contracts_insert" ON "technology_contracts" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_contracts"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_contracts_update" ON "technology_contracts" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_contracts"."need_id"))) WITH CHECK ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_contracts"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_contracts_delete" ON "technology_contracts" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_contracts"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_contracts_system" ON "technology_contracts" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "technology_contracts_backup" ON "technology_contracts" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "technology_invitations_read" ON "technology_invitations" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_invitations"."need_id")) or "technology_invitations"."person_id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "technology_invitations_insert" ON "technology_invitations" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_invitations"."need_id")) or "technology_invitations"."person_id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "technology_invitations_update" ON "technology_invitations" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_invitations"."need_id")) or "technology_invitations"."person_id" = (select nullif(current_setting('ruyuan.person', true), ''))) WITH CHECK ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_invitations"."need_id")) or "technology_invitations"."person_id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "technology_invitations_delete" ON "technology_invitations" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_invitations"."need_id")) or "technology_invitations"."person_id" = (select nullif(current_setting('ruyuan.person', true), '')));--> statement-breakpoint
CREATE POLICY "technology_invitations_system" ON "technology_invitations" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "technology_invitations_backup" ON "technology_invitations" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "technology_milestones_read" ON "technology_milestones" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_milestones"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_milestones_insert" ON "technology_milestones" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_milestones"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_milestones_update" ON "technology_milestones" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_milestones"."need_id"))) WITH CHECK ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_milestones"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_milestones_delete" ON "technology_milestones" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_milestones"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_milestones_system" ON "technology_milestones" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "technology_milestones_backup" ON "technology_milestones" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "technology_need_steps_read" ON "technology_need_steps" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_need_steps"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_need_steps_insert" ON "technology_need_steps" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_need_steps"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_need_steps_update" ON "technology_need_steps" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_need_steps"."need_id"))) WITH CHECK ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_need_steps"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_need_steps_delete" ON "technology_need_steps" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_need_steps"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_need_steps_system" ON "technology_need_steps" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "technology_need_steps_backup" ON "technology_need_steps" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "technology_offer_answers_read" ON "technology_offer_answers" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_offer_answers"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_offer_answers_insert" ON "technology_offer_answers" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_offer_answers"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_offer_answers_update" ON "technology_offer_answers" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_offer_answers"."need_id"))) WITH CHECK ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_offer_answers"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_offer_answers_delete" ON "technology_offer_answers" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_offer_answers"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_offer_answers_system" ON "technology_offer_answers" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "technology_offer_answers_backup" ON "technology_offer_answers" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "technology_talks_read" ON "technology_talks" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_talks"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_talks_insert" ON "technology_talks" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_talks"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_talks_update" ON "technology_talks" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_talks"."need_id"))) WITH CHECK ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_talks"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_talks_delete" ON "technology_talks" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own'))) and exists (select 1 from technology_needs seen where seen.id = "technology_talks"."need_id")));--> statement-breakpoint
CREATE POLICY "technology_talks_system" ON "technology_talks" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "technology_talks_backup" ON "technology_talks" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "technology_need_changes_read" ON "technology_need_changes" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING (exists (select 1 from technology_needs seen where seen.id = technology_need_changes.need_id));--> statement-breakpoint
CREATE POLICY "technology_need_changes_insert" ON "technology_need_changes" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK (exists (select 1 from technology_needs seen where seen.id = technology_need_changes.need_id));--> statement-breakpoint
CREATE POLICY "technology_need_changes_update" ON "technology_need_changes" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING (exists (select 1 from technology_needs seen where seen.id = technology_need_changes.need_id)) WITH CHECK (exists (select 1 from technology_needs seen where seen.id = technology_need_changes.need_id));--> statement-breakpoint
CREATE POLICY "technology_need_changes_delete" ON "technology_need_changes" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING (exists (select 1 from technology_needs seen where seen.id = technology_need_changes.need_id));--> statement-breakpoint
CREATE POLICY "technology_need_changes_system" ON "technology_need_changes" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "technology_need_changes_backup" ON "technology_need_changes" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);--> statement-breakpoint
CREATE POLICY "technology_needs_read" ON "technology_needs" AS PERMISSIVE FOR SELECT TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "technology_needs"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or ((select current_setting('ruyuan.reach', true) in ('park')) and "technology_needs"."office_park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "technology_needs"."county_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "technology_needs"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "technology_needs"."office_id" = (select nullif(current_setting('ruyuan.org', true), '')) or (((select current_setting('ruyuan.reach', true) in ('city', 'park', 'own', 'public')) and "technology_needs"."publication_state" = 'published' and "technology_needs"."publishes_at" is not null and "technology_needs"."publishes_at" <= now())));--> statement-breakpoint
CREATE POLICY "technology_needs_insert" ON "technology_needs" AS PERMISSIVE FOR INSERT TO "ruyuan_app" WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "technology_needs"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or ((select current_setting('ruyuan.reach', true) in ('park')) and "technology_needs"."office_park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "technology_needs"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "technology_needs"."office_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "technology_needs_update" ON "technology_needs" AS PERMISSIVE FOR UPDATE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "technology_needs"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or ((select current_setting('ruyuan.reach', true) in ('park')) and "technology_needs"."office_park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "technology_needs"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "technology_needs"."office_id" = (select nullif(current_setting('ruyuan.org', true), ''))) WITH CHECK ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "technology_needs"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or ((select current_setting('ruyuan.reach', true) in ('park')) and "technology_needs"."office_park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "technology_needs"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "technology_needs"."office_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "technology_needs_delete" ON "technology_needs" AS PERMISSIVE FOR DELETE TO "ruyuan_app" USING ((select current_setting('ruyuan.reach', true) in ('city')) or ((select current_setting('ruyuan.reach', true) in ('park')) and "technology_needs"."park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or ((select current_setting('ruyuan.reach', true) in ('park')) and "technology_needs"."office_park_id" = any ((select nullif(current_setting('ruyuan.parks', true), ''))::text[])) or "technology_needs"."enterprise_id" = (select nullif(current_setting('ruyuan.org', true), '')) or "technology_needs"."office_id" = (select nullif(current_setting('ruyuan.org', true), '')));--> statement-breakpoint
CREATE POLICY "technology_needs_system" ON "technology_needs" AS PERMISSIVE FOR ALL TO "ruyuan_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "technology_needs_backup" ON "technology_needs" AS PERMISSIVE FOR SELECT TO "ruyuan_backup" USING (true);