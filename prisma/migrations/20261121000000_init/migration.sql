-- CreateEnum
CREATE TYPE "CheckOutcome" AS ENUM ('passed', 'undecided', 'failed', 'skipped');

-- CreateEnum
CREATE TYPE "BatchStatus" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "RequestStatus" AS ENUM ('queued', 'leased', 'done', 'refused', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "VariantStatus" AS ENUM ('pending', 'accepted', 'rejected');

-- CreateEnum
CREATE TYPE "CheckState" AS ENUM ('unchecked', 'passed', 'undecided', 'failed');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('owner', 'lead', 'reviewer', 'annotator', 'viewer');

-- CreateEnum
CREATE TYPE "DecisionAction" AS ENUM ('accept', 'reject');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('uploaded', 'queued', 'running', 'done', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "check_results" (
    "variant_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "outcome" "CheckOutcome" NOT NULL,
    "reason" TEXT NOT NULL,
    "evidence" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "check_results_pkey" PRIMARY KEY ("variant_id","revision","rule")
);

-- CreateTable
CREATE TABLE "model_endpoints" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "base_url" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "encrypted_key" TEXT,
    "price_input" DECIMAL(12,6),
    "price_output" DECIMAL(12,6),
    "concurrency" INTEGER NOT NULL DEFAULT 8,
    "timeout_seconds" INTEGER NOT NULL DEFAULT 120,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "model_endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batches" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "endpoint_id" UUID,
    "recipe" JSONB NOT NULL,
    "status" "BatchStatus" NOT NULL DEFAULT 'queued',
    "total" INTEGER NOT NULL,
    "error" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "generation_requests" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "batch_id" UUID NOT NULL,
    "seed_id" UUID NOT NULL,
    "sample" INTEGER NOT NULL,
    "status" "RequestStatus" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "worker_id" TEXT,
    "reason" TEXT,
    "message" TEXT,
    "reply" TEXT,
    "prompt_tokens" INTEGER,
    "completion_tokens" INTEGER,
    "cost" DECIMAL(14,8),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "generation_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "variants" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "seed_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "solution" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "subject" TEXT,
    "level" INTEGER,
    "ground_truth" TEXT NOT NULL,
    "evidence" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "status" "VariantStatus" NOT NULL DEFAULT 'pending',
    "check_state" "CheckState" NOT NULL DEFAULT 'unchecked',
    "content_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "variants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "administrator" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_accounts" (
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "external_accounts_pkey" PRIMARY KEY ("provider","provider_account_id")
);

-- CreateTable
CREATE TABLE "projects" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "projects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("project_id","user_id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "email" TEXT,
    "project_id" UUID,
    "role" "Role",
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "read_only" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttles" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_failed_at" TIMESTAMPTZ(3) NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_throttles_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "actor_label" TEXT NOT NULL,
    "project_id" UUID,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation_settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installation_settings_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "worker_heartbeats" (
    "id" TEXT NOT NULL,
    "pool_id" TEXT,
    "hostname" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeats_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revisions" (
    "variant_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "problem" TEXT NOT NULL,
    "solution" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revisions_pkey" PRIMARY KEY ("variant_id","number")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "action" "DecisionAction" NOT NULL,
    "reasons" TEXT[],
    "note" TEXT NOT NULL DEFAULT '',
    "previous_status" "VariantStatus" NOT NULL,
    "actor_id" UUID,
    "actor_label" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seed_imports" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "byte_size" BIGINT NOT NULL,
    "format" TEXT,
    "mapping" JSONB,
    "source_name" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "status" "ImportStatus" NOT NULL DEFAULT 'uploaded',
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "rows_added" INTEGER NOT NULL DEFAULT 0,
    "rows_duplicate" INTEGER NOT NULL DEFAULT 0,
    "rows_rejected" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "seed_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_rejects" (
    "id" BIGSERIAL NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "field" TEXT,
    "message" TEXT NOT NULL,

    CONSTRAINT "import_rejects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seeds" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row_number" INTEGER NOT NULL,
    "original_id" TEXT,
    "problem" TEXT NOT NULL,
    "solution" TEXT,
    "answer" TEXT,
    "subject" TEXT,
    "level" INTEGER,
    "content_hash" TEXT NOT NULL,
    "meta" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "seeds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dataset_versions" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "recipe" JSONB NOT NULL,
    "row_count" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "byte_size" BIGINT NOT NULL,
    "frozen_by_id" UUID,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dataset_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "version_rows" (
    "version_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "variant_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "seed_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "solution" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "subject" TEXT,
    "level" INTEGER,
    "lineage" JSONB NOT NULL,

    CONSTRAINT "version_rows_pkey" PRIMARY KEY ("version_id","position")
);

-- CreateIndex
CREATE INDEX "check_results_rule_outcome_idx" ON "check_results"("rule", "outcome");

-- CreateIndex
CREATE UNIQUE INDEX "model_endpoints_project_id_name_key" ON "model_endpoints"("project_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "batches_seq_key" ON "batches"("seq");

-- CreateIndex
CREATE INDEX "batches_project_id_seq_idx" ON "batches"("project_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "generation_requests_seq_key" ON "generation_requests"("seq");

-- CreateIndex
CREATE INDEX "generation_requests_batch_id_status_seq_idx" ON "generation_requests"("batch_id", "status", "seq");

-- CreateIndex
CREATE INDEX "generation_requests_seed_id_idx" ON "generation_requests"("seed_id");

-- CreateIndex
CREATE UNIQUE INDEX "generation_requests_batch_id_seed_id_sample_key" ON "generation_requests"("batch_id", "seed_id", "sample");

-- CreateIndex
CREATE UNIQUE INDEX "variants_seq_key" ON "variants"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "variants_request_id_key" ON "variants"("request_id");

-- CreateIndex
CREATE INDEX "variants_project_id_seq_idx" ON "variants"("project_id", "seq");

-- CreateIndex
CREATE INDEX "variants_project_id_status_seq_idx" ON "variants"("project_id", "status", "seq");

-- CreateIndex
CREATE INDEX "variants_project_id_status_check_state_seq_idx" ON "variants"("project_id", "status", "check_state", "seq");

-- CreateIndex
CREATE INDEX "variants_project_id_method_seq_idx" ON "variants"("project_id", "method", "seq");

-- CreateIndex
CREATE INDEX "variants_project_id_subject_seq_idx" ON "variants"("project_id", "subject", "seq");

-- CreateIndex
CREATE INDEX "variants_project_id_level_seq_idx" ON "variants"("project_id", "level", "seq");

-- CreateIndex
CREATE INDEX "variants_project_id_content_hash_idx" ON "variants"("project_id", "content_hash");

-- CreateIndex
CREATE INDEX "variants_batch_id_seq_idx" ON "variants"("batch_id", "seq");

-- CreateIndex
CREATE INDEX "variants_seed_id_idx" ON "variants"("seed_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "external_accounts_user_id_idx" ON "external_accounts"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "projects_slug_key" ON "projects"("slug");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_project_id_idx" ON "invitations"("project_id");

-- CreateIndex
CREATE INDEX "invitations_email_idx" ON "invitations"("email");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_token_hash_key" ON "api_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "api_tokens_user_id_idx" ON "api_tokens"("user_id");

-- CreateIndex
CREATE INDEX "audit_events_project_id_id_idx" ON "audit_events"("project_id", "id");

-- CreateIndex
CREATE INDEX "audit_events_target_id_idx" ON "audit_events"("target", "id");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_seq_key" ON "decisions"("seq");

-- CreateIndex
CREATE INDEX "decisions_variant_id_seq_idx" ON "decisions"("variant_id", "seq");

-- CreateIndex
CREATE INDEX "decisions_project_id_actor_id_seq_idx" ON "decisions"("project_id", "actor_id", "seq");

-- CreateIndex
CREATE INDEX "decisions_group_id_idx" ON "decisions"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "seed_imports_seq_key" ON "seed_imports"("seq");

-- CreateIndex
CREATE INDEX "seed_imports_project_id_seq_idx" ON "seed_imports"("project_id", "seq");

-- CreateIndex
CREATE INDEX "import_rejects_import_id_line_idx" ON "import_rejects"("import_id", "line");

-- CreateIndex
CREATE UNIQUE INDEX "seeds_seq_key" ON "seeds"("seq");

-- CreateIndex
CREATE INDEX "seeds_project_id_seq_idx" ON "seeds"("project_id", "seq");

-- CreateIndex
CREATE INDEX "seeds_project_id_subject_seq_idx" ON "seeds"("project_id", "subject", "seq");

-- CreateIndex
CREATE INDEX "seeds_project_id_level_seq_idx" ON "seeds"("project_id", "level", "seq");

-- CreateIndex
CREATE INDEX "seeds_import_id_idx" ON "seeds"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "seeds_project_id_content_hash_key" ON "seeds"("project_id", "content_hash");

-- CreateIndex
CREATE UNIQUE INDEX "dataset_versions_project_id_number_key" ON "dataset_versions"("project_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "dataset_versions_project_id_name_key" ON "dataset_versions"("project_id", "name");

-- CreateIndex
CREATE INDEX "version_rows_variant_id_idx" ON "version_rows"("variant_id");

-- AddForeignKey
ALTER TABLE "check_results" ADD CONSTRAINT "check_results_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_endpoints" ADD CONSTRAINT "model_endpoints_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batches" ADD CONSTRAINT "batches_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batches" ADD CONSTRAINT "batches_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "model_endpoints"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation_requests" ADD CONSTRAINT "generation_requests_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation_requests" ADD CONSTRAINT "generation_requests_seed_id_fkey" FOREIGN KEY ("seed_id") REFERENCES "seeds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variants" ADD CONSTRAINT "variants_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variants" ADD CONSTRAINT "variants_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variants" ADD CONSTRAINT "variants_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "generation_requests"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variants" ADD CONSTRAINT "variants_seed_id_fkey" FOREIGN KEY ("seed_id") REFERENCES "seeds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_accounts" ADD CONSTRAINT "external_accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seed_imports" ADD CONSTRAINT "seed_imports_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rejects" ADD CONSTRAINT "import_rejects_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "seed_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seeds" ADD CONSTRAINT "seeds_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seeds" ADD CONSTRAINT "seeds_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "seed_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset_versions" ADD CONSTRAINT "dataset_versions_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_rows" ADD CONSTRAINT "version_rows_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "dataset_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the Prisma schema cannot say; part of the init migration.

-- A frozen version and the audit trail never change: not by a bug, not by a hurried person with psql.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: its rows are immutable', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER audit_events_immutable BEFORE UPDATE OR DELETE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_events_not_truncated BEFORE TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dataset_versions_immutable BEFORE UPDATE OR DELETE ON dataset_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER version_rows_immutable BEFORE UPDATE OR DELETE ON version_rows
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- One open request is found by state, oldest first; most rows are done, so the index holds only the open ones.
CREATE INDEX generation_requests_open ON generation_requests (batch_id, seq)
  WHERE status IN ('queued', 'leased');
