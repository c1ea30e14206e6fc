-- CreateEnum
CREATE TYPE "CorpusRunKind" AS ENUM ('duplicates', 'contamination', 'estimates', 'selection', 'indexes');

-- CreateEnum
CREATE TYPE "CorpusRunStatus" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "CorpusItemKind" AS ENUM ('seed', 'variant');

-- CreateEnum
CREATE TYPE "LikenessKind" AS ENUM ('exact', 'near', 'skeleton');

-- CreateEnum
CREATE TYPE "ClusterState" AS ENUM ('open', 'kept_one', 'kept_all');

-- CreateEnum
CREATE TYPE "HitState" AS ENUM ('open', 'removed', 'waived', 'gone');

-- CreateEnum
CREATE TYPE "ImportPhase" AS ENUM ('reading', 'merging', 'indexing');

-- DropIndex
DROP INDEX "seeds_import_id_idx";

-- DropIndex
DROP INDEX "variants_seed_id_idx";

-- AlterTable
ALTER TABLE "seed_imports" ADD COLUMN     "phase" "ImportPhase",
ADD COLUMN     "rows_merged" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "rows_staged" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "started_at" TIMESTAMPTZ(3),
ADD COLUMN     "variants_added" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "seeds" ADD COLUMN     "estimate_basis" TEXT,
ADD COLUMN     "estimated_level" REAL,
ADD COLUMN     "estimated_subject" TEXT,
ADD COLUMN     "excluded_at" TIMESTAMPTZ(3),
ADD COLUMN     "excluded_reason" TEXT,
ADD COLUMN     "method" TEXT,
ADD COLUMN     "source" TEXT,
ADD COLUMN     "tokens" INTEGER;

-- AlterTable
ALTER TABLE "variants" ADD COLUMN     "estimate_basis" TEXT,
ADD COLUMN     "estimated_level" REAL,
ADD COLUMN     "estimated_subject" TEXT,
ADD COLUMN     "import_id" UUID,
ADD COLUMN     "row_number" INTEGER,
ADD COLUMN     "source" TEXT,
ADD COLUMN     "tokens" INTEGER,
ALTER COLUMN "batch_id" DROP NOT NULL,
ALTER COLUMN "request_id" DROP NOT NULL,
ALTER COLUMN "arm_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "corpus_runs" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "kind" "CorpusRunKind" NOT NULL,
    "status" "CorpusRunStatus" NOT NULL DEFAULT 'queued',
    "parameters" JSONB NOT NULL DEFAULT '{}',
    "phase" TEXT NOT NULL DEFAULT '',
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "error" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "corpus_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "text_signatures" (
    "kind" "CorpusItemKind" NOT NULL,
    "seq" BIGINT NOT NULL,
    "project_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "exact" BIGINT NOT NULL,
    "skeleton" BIGINT NOT NULL,
    "bands" INTEGER[],

    CONSTRAINT "text_signatures_pkey" PRIMARY KEY ("kind","seq")
);

-- CreateTable
CREATE TABLE "duplicate_clusters" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "kind" "LikenessKind" NOT NULL,
    "scope" TEXT NOT NULL,
    "seeds" INTEGER NOT NULL DEFAULT 0,
    "variants" INTEGER NOT NULL DEFAULT 0,
    "size" INTEGER NOT NULL,
    "similarity" REAL NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "state" "ClusterState" NOT NULL DEFAULT 'open',
    "decided_by_id" UUID,
    "decided_label" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "duplicate_clusters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duplicate_members" (
    "cluster_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "seed_id" UUID,
    "variant_id" UUID,
    "similarity" REAL NOT NULL,
    "kept" BOOLEAN,

    CONSTRAINT "duplicate_members_pkey" PRIMARY KEY ("cluster_id","position")
);

-- CreateTable
CREATE TABLE "benchmarks" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "licence" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL DEFAULT '',
    "format" TEXT NOT NULL DEFAULT '',
    "status" "ImportStatus" NOT NULL DEFAULT 'queued',
    "problem_count" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "benchmarks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "benchmark_problems" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "benchmark_id" UUID NOT NULL,
    "row_number" INTEGER NOT NULL,
    "original_id" TEXT,
    "problem" TEXT NOT NULL,
    "solution" TEXT,
    "answer" TEXT,
    "answer_type" TEXT NOT NULL,
    "subject" TEXT,
    "level" INTEGER,
    "content_hash" TEXT NOT NULL,
    "meta" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "benchmark_problems_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contamination_hits" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "problem_id" UUID NOT NULL,
    "seed_id" UUID,
    "variant_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "part" TEXT NOT NULL,
    "benchmark_part" TEXT NOT NULL DEFAULT 'problem',
    "method" TEXT NOT NULL,
    "score" REAL NOT NULL,
    "evidence" JSONB NOT NULL DEFAULT '{}',
    "state" "HitState" NOT NULL DEFAULT 'open',
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID,
    "decided_label" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contamination_hits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "corpus_selections" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "CorpusItemKind" NOT NULL,
    "parameters" JSONB NOT NULL,
    "result" JSONB NOT NULL DEFAULT '{}',
    "size" INTEGER NOT NULL DEFAULT 0,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "corpus_selections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "corpus_selection_items" (
    "selection_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "corpus_selection_items_pkey" PRIMARY KEY ("selection_id","rank")
);

-- CreateTable
CREATE TABLE "project_settings" (
    "project_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "project_settings_pkey" PRIMARY KEY ("project_id","key")
);

-- CreateTable
CREATE TABLE "saved_views" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "corpus_runs_seq_key" ON "corpus_runs"("seq");

-- CreateIndex
CREATE INDEX "corpus_runs_project_id_kind_seq_idx" ON "corpus_runs"("project_id", "kind", "seq");

-- CreateIndex
CREATE INDEX "text_signatures_project_id_skeleton_idx" ON "text_signatures"("project_id", "skeleton");

-- CreateIndex
CREATE INDEX "text_signatures_project_id_exact_idx" ON "text_signatures"("project_id", "exact");

-- CreateIndex
CREATE UNIQUE INDEX "duplicate_clusters_seq_key" ON "duplicate_clusters"("seq");

-- CreateIndex
CREATE INDEX "duplicate_clusters_project_id_kind_state_seq_idx" ON "duplicate_clusters"("project_id", "kind", "state", "seq");

-- CreateIndex
CREATE INDEX "duplicate_clusters_project_id_state_size_seq_idx" ON "duplicate_clusters"("project_id", "state", "size", "seq");

-- CreateIndex
CREATE INDEX "duplicate_clusters_run_id_idx" ON "duplicate_clusters"("run_id");

-- CreateIndex
CREATE INDEX "duplicate_members_seed_id_idx" ON "duplicate_members"("seed_id");

-- CreateIndex
CREATE INDEX "duplicate_members_variant_id_idx" ON "duplicate_members"("variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "benchmarks_seq_key" ON "benchmarks"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "benchmarks_project_id_name_key" ON "benchmarks"("project_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "benchmark_problems_seq_key" ON "benchmark_problems"("seq");

-- CreateIndex
CREATE INDEX "benchmark_problems_benchmark_id_seq_idx" ON "benchmark_problems"("benchmark_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "benchmark_problems_benchmark_id_content_hash_key" ON "benchmark_problems"("benchmark_id", "content_hash");

-- CreateIndex
CREATE UNIQUE INDEX "contamination_hits_seq_key" ON "contamination_hits"("seq");

-- CreateIndex
CREATE INDEX "contamination_hits_project_id_state_seq_idx" ON "contamination_hits"("project_id", "state", "seq");

-- CreateIndex
CREATE INDEX "contamination_hits_project_id_method_seq_idx" ON "contamination_hits"("project_id", "method", "seq");

-- CreateIndex
CREATE INDEX "contamination_hits_seed_id_idx" ON "contamination_hits"("seed_id");

-- CreateIndex
CREATE INDEX "contamination_hits_variant_id_idx" ON "contamination_hits"("variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "contamination_hits_problem_id_seed_id_part_benchmark_part_m_key" ON "contamination_hits"("problem_id", "seed_id", "part", "benchmark_part", "method");

-- CreateIndex
CREATE UNIQUE INDEX "contamination_hits_problem_id_variant_id_part_benchmark_par_key" ON "contamination_hits"("problem_id", "variant_id", "part", "benchmark_part", "method");

-- CreateIndex
CREATE UNIQUE INDEX "corpus_selections_project_id_name_key" ON "corpus_selections"("project_id", "name");

-- CreateIndex
CREATE INDEX "corpus_selection_items_selection_id_seq_idx" ON "corpus_selection_items"("selection_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "saved_views_project_id_user_id_list_name_key" ON "saved_views"("project_id", "user_id", "list", "name");

-- CreateIndex
CREATE INDEX "seeds_project_id_tokens_seq_idx" ON "seeds"("project_id", "tokens", "seq");

-- CreateIndex
CREATE INDEX "seeds_import_id_seq_idx" ON "seeds"("import_id", "seq");

-- CreateIndex
CREATE INDEX "variants_project_id_tokens_seq_idx" ON "variants"("project_id", "tokens", "seq");

-- CreateIndex
CREATE INDEX "variants_import_id_seq_idx" ON "variants"("import_id", "seq");

-- CreateIndex
CREATE INDEX "variants_seed_id_seq_idx" ON "variants"("seed_id", "seq");

-- AddForeignKey
ALTER TABLE "corpus_runs" ADD CONSTRAINT "corpus_runs_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_clusters" ADD CONSTRAINT "duplicate_clusters_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_clusters" ADD CONSTRAINT "duplicate_clusters_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "corpus_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_members" ADD CONSTRAINT "duplicate_members_cluster_id_fkey" FOREIGN KEY ("cluster_id") REFERENCES "duplicate_clusters"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_members" ADD CONSTRAINT "duplicate_members_seed_id_fkey" FOREIGN KEY ("seed_id") REFERENCES "seeds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duplicate_members" ADD CONSTRAINT "duplicate_members_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "benchmarks" ADD CONSTRAINT "benchmarks_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "benchmark_problems" ADD CONSTRAINT "benchmark_problems_benchmark_id_fkey" FOREIGN KEY ("benchmark_id") REFERENCES "benchmarks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contamination_hits" ADD CONSTRAINT "contamination_hits_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contamination_hits" ADD CONSTRAINT "contamination_hits_problem_id_fkey" FOREIGN KEY ("problem_id") REFERENCES "benchmark_problems"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contamination_hits" ADD CONSTRAINT "contamination_hits_seed_id_fkey" FOREIGN KEY ("seed_id") REFERENCES "seeds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contamination_hits" ADD CONSTRAINT "contamination_hits_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "corpus_selections" ADD CONSTRAINT "corpus_selections_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "corpus_selection_items" ADD CONSTRAINT "corpus_selection_items_selection_id_fkey" FOREIGN KEY ("selection_id") REFERENCES "corpus_selections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variants" ADD CONSTRAINT "variants_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "seed_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_settings" ADD CONSTRAINT "project_settings_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Words and fragments of problems. Trigrams come with every PostgreSQL package that has its contrib modules; without
-- them a fragment is searched for by its words and read through.
CREATE INDEX "seeds_words" ON "seeds" USING gin (to_tsvector('english', "problem"));
CREATE INDEX "variants_words" ON "variants" USING gin (to_tsvector('english', "problem"));
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "seeds_fragments" ON "seeds" USING gin ("problem" gin_trgm_ops);
  CREATE INDEX "variants_fragments" ON "variants" USING gin ("problem" gin_trgm_ops);
EXCEPTION WHEN undefined_file OR insufficient_privilege OR feature_not_supported THEN
  RAISE NOTICE 'pg_trgm is not there: searches for fragments are slower';
END $$;
CREATE INDEX "text_signatures_bands" ON "text_signatures" USING gin ("bands");
-- Few seeds are set aside, few estimates are asked for: only those are indexed.
CREATE INDEX "seeds_excluded" ON "seeds" ("project_id", "seq") WHERE "excluded_at" IS NOT NULL;
