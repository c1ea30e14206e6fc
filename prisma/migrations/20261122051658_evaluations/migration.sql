-- CreateEnum
CREATE TYPE "EvaluationSource" AS ENUM ('studio', 'import');

-- CreateEnum
CREATE TYPE "EvaluationStatus" AS ENUM ('waiting', 'running', 'grading', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "GradeVerdict" AS ENUM ('correct', 'wrong', 'undecided', 'unparseable');

-- CreateEnum
CREATE TYPE "GradingStatus" AS ENUM ('queued', 'running', 'done', 'failed');

-- AlterEnum
ALTER TYPE "BatchProduct" ADD VALUE 'replies';

-- AlterTable
ALTER TABLE "benchmark_problems" ADD COLUMN     "parent_id" UUID,
ADD COLUMN     "variation" JSONB;

-- AlterTable
ALTER TABLE "benchmarks" ADD COLUMN     "derivation" JSONB,
ADD COLUMN     "parent_id" UUID;

-- AlterTable
ALTER TABLE "generation_requests" ADD COLUMN     "problem_id" UUID,
ALTER COLUMN "seed_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "evaluations" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "benchmark_id" UUID NOT NULL,
    "benchmark_hash" TEXT NOT NULL,
    "source" "EvaluationSource" NOT NULL DEFAULT 'studio',
    "model_name" TEXT NOT NULL,
    "endpoint_id" UUID,
    "leg_id" UUID,
    "checkpoint_path" TEXT,
    "batch_id" UUID,
    "recipe" JSONB NOT NULL,
    "samples" INTEGER NOT NULL DEFAULT 1,
    "status" "EvaluationStatus" NOT NULL DEFAULT 'running',
    "problems" INTEGER NOT NULL,
    "replies" INTEGER NOT NULL DEFAULT 0,
    "file_name" TEXT,
    "file_hash" TEXT,
    "rejects" JSONB NOT NULL DEFAULT '[]',
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "summary" JSONB,
    "error" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "evaluations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_replies" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "problem_id" UUID NOT NULL,
    "sample" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "finish_reason" TEXT,
    "failure" TEXT,
    "completion_tokens" INTEGER,
    "milliseconds" INTEGER,
    "request_id" UUID,
    "dispute" TEXT,

    CONSTRAINT "evaluation_replies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_grades" (
    "reply_id" UUID NOT NULL,
    "grader" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "verdict" "GradeVerdict" NOT NULL,
    "extracted" TEXT,
    "reason" TEXT NOT NULL,

    CONSTRAINT "evaluation_grades_pkey" PRIMARY KEY ("reply_id","grader")
);

-- CreateTable
CREATE TABLE "evaluation_verdicts" (
    "id" UUID NOT NULL,
    "reply_id" UUID NOT NULL,
    "correct" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "user_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "evaluation_verdicts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_gradings" (
    "id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "graders" JSONB NOT NULL,
    "status" "GradingStatus" NOT NULL DEFAULT 'queued',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "evaluation_gradings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "evaluations_seq_key" ON "evaluations"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "evaluations_batch_id_key" ON "evaluations"("batch_id");

-- CreateIndex
CREATE INDEX "evaluations_project_id_seq_idx" ON "evaluations"("project_id", "seq");

-- CreateIndex
CREATE INDEX "evaluations_benchmark_id_idx" ON "evaluations"("benchmark_id");

-- CreateIndex
CREATE INDEX "evaluations_leg_id_checkpoint_path_idx" ON "evaluations"("leg_id", "checkpoint_path");

-- CreateIndex
CREATE INDEX "evaluations_endpoint_id_idx" ON "evaluations"("endpoint_id");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_replies_seq_key" ON "evaluation_replies"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_replies_request_id_key" ON "evaluation_replies"("request_id");

-- CreateIndex
CREATE INDEX "evaluation_replies_evaluation_id_seq_idx" ON "evaluation_replies"("evaluation_id", "seq");

-- CreateIndex
CREATE INDEX "evaluation_replies_evaluation_id_dispute_seq_idx" ON "evaluation_replies"("evaluation_id", "dispute", "seq");

-- CreateIndex
CREATE INDEX "evaluation_replies_problem_id_idx" ON "evaluation_replies"("problem_id");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_replies_evaluation_id_problem_id_sample_key" ON "evaluation_replies"("evaluation_id", "problem_id", "sample");

-- CreateIndex
CREATE INDEX "evaluation_verdicts_reply_id_idx" ON "evaluation_verdicts"("reply_id");

-- CreateIndex
CREATE INDEX "evaluation_gradings_evaluation_id_created_at_idx" ON "evaluation_gradings"("evaluation_id", "created_at");

-- CreateIndex
CREATE INDEX "benchmark_problems_parent_id_idx" ON "benchmark_problems"("parent_id");

-- CreateIndex
CREATE INDEX "benchmarks_parent_id_idx" ON "benchmarks"("parent_id");

-- AddForeignKey
ALTER TABLE "benchmarks" ADD CONSTRAINT "benchmarks_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "benchmarks"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "benchmark_problems" ADD CONSTRAINT "benchmark_problems_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "benchmark_problems"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_benchmark_id_fkey" FOREIGN KEY ("benchmark_id") REFERENCES "benchmarks"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "model_endpoints"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_leg_id_checkpoint_path_fkey" FOREIGN KEY ("leg_id", "checkpoint_path") REFERENCES "training_checkpoints"("leg_id", "path") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_replies" ADD CONSTRAINT "evaluation_replies_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_replies" ADD CONSTRAINT "evaluation_replies_problem_id_fkey" FOREIGN KEY ("problem_id") REFERENCES "benchmark_problems"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_replies" ADD CONSTRAINT "evaluation_replies_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "generation_requests"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_grades" ADD CONSTRAINT "evaluation_grades_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "evaluation_replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_verdicts" ADD CONSTRAINT "evaluation_verdicts_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "evaluation_replies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_gradings" ADD CONSTRAINT "evaluation_gradings_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation_requests" ADD CONSTRAINT "generation_requests_problem_id_fkey" FOREIGN KEY ("problem_id") REFERENCES "benchmark_problems"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A request goes back to a seed, or asks a problem of a benchmark.
ALTER TABLE "generation_requests" ADD CONSTRAINT "generation_requests_origin" CHECK (num_nonnulls("seed_id", "problem_id") = 1);

-- For the deletion of a benchmark; most requests have no such problem.
CREATE INDEX "generation_requests_problem_id" ON "generation_requests"("problem_id") WHERE "problem_id" IS NOT NULL;

-- At most one ruling of a reply stands.
CREATE UNIQUE INDEX "evaluation_verdicts_standing" ON "evaluation_verdicts"("reply_id") WHERE "withdrawn_at" IS NULL;
