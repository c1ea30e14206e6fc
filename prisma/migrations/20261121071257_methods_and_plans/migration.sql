-- CreateEnum
CREATE TYPE "AnswerVerdict" AS ENUM ('equal', 'different');

-- CreateEnum
CREATE TYPE "BatchProduct" AS ENUM ('variants', 'judgements');

-- CreateEnum
CREATE TYPE "LegStatus" AS ENUM ('waiting', 'selecting', 'running', 'done', 'skipped');

-- CreateEnum
CREATE TYPE "CallStatus" AS ENUM ('answered', 'failed', 'lost');

-- AlterEnum
ALTER TYPE "BatchStatus" ADD VALUE 'paused';

-- AlterEnum
ALTER TYPE "RequestStatus" ADD VALUE 'submitted';

-- DropForeignKey
ALTER TABLE "batches" DROP CONSTRAINT "batches_endpoint_id_fkey";

-- DropIndex
DROP INDEX "generation_requests_batch_id_seed_id_sample_key";

-- AlterTable
ALTER TABLE "batches" ADD COLUMN     "budget" DECIMAL(14,6),
ADD COLUMN     "cached_tokens" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "calls_answered" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "calls_failed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "calls_lost" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "completion_tokens" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "makes" "BatchProduct" NOT NULL DEFAULT 'variants',
ADD COLUMN     "passed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "prompt_tokens" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "spent" DECIMAL(16,8) NOT NULL DEFAULT 0,
ADD COLUMN     "stop_minutes" INTEGER,
ADD COLUMN     "stop_passed" INTEGER,
ADD COLUMN     "stop_reason" TEXT,
ADD COLUMN     "via_batch_api" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "generation_requests" ADD COLUMN     "arm_id" UUID,
ADD COLUMN     "endpoint_id" UUID,
ADD COLUMN     "hop" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "key" TEXT,
ADD COLUMN     "parent_id" UUID,
ADD COLUMN     "provider_batch_id" UUID,
ADD COLUMN     "state" JSONB,
ADD COLUMN     "step" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "model_endpoints" ADD COLUMN     "batch_api" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "batch_price_share" DECIMAL(5,4) NOT NULL DEFAULT 0.5,
ADD COLUMN     "checked_at" TIMESTAMPTZ(3),
ADD COLUMN     "extra_body" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "price_cached" DECIMAL(12,6),
ADD COLUMN     "rpm" INTEGER,
ADD COLUMN     "tpm" INTEGER;

-- AlterTable
ALTER TABLE "variants" ADD COLUMN     "arm_id" UUID,
ADD COLUMN     "confidence" DOUBLE PRECISION,
ADD COLUMN     "hop" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "parent_id" UUID,
ADD COLUMN     "truth" TEXT;

-- CreateTable
CREATE TABLE "judgements" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "request_id" UUID NOT NULL,
    "judge" TEXT NOT NULL,
    "solvable" BOOLEAN NOT NULL,
    "self_contained" BOOLEAN NOT NULL,
    "correct" BOOLEAN NOT NULL,
    "difficulty" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "judgements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_overrides" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "gold" TEXT NOT NULL,
    "pred" TEXT NOT NULL,
    "verdict" "AnswerVerdict" NOT NULL,
    "engine_verdict" TEXT NOT NULL,
    "engine_stage" TEXT NOT NULL,
    "engine_reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "actor_id" UUID,
    "actor_label" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,

    CONSTRAINT "answer_overrides_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "endpoint_throttles" (
    "endpoint_id" UUID NOT NULL,
    "allowed" DOUBLE PRECISION NOT NULL,
    "paused_until" TIMESTAMPTZ(3),
    "requests_left" DOUBLE PRECISION,
    "tokens_left" DOUBLE PRECISION,
    "refilled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reduced_at" TIMESTAMPTZ(3),

    CONSTRAINT "endpoint_throttles_pkey" PRIMARY KEY ("endpoint_id")
);

-- CreateTable
CREATE TABLE "prompt_templates" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "messages" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompt_templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch_legs" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "stage" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL DEFAULT '',
    "status" "LegStatus" NOT NULL DEFAULT 'waiting',
    "planned" INTEGER NOT NULL DEFAULT 0,
    "selection" JSONB,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "batch_legs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch_arms" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "leg_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "endpoint_id" UUID,
    "template_hash" TEXT,
    "recipe" JSONB NOT NULL,

    CONSTRAINT "batch_arms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_calls" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "endpoint_id" UUID,
    "step" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "template" TEXT,
    "status" "CallStatus" NOT NULL,
    "reason" TEXT,
    "message" TEXT,
    "provider_id" TEXT,
    "reply" TEXT,
    "reasoning" TEXT,
    "finish_reason" TEXT,
    "prompt_tokens" INTEGER,
    "cached_tokens" INTEGER,
    "completion_tokens" INTEGER,
    "cost" DECIMAL(14,8),
    "milliseconds" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_batches" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "endpoint_id" UUID,
    "input_file_id" TEXT,
    "provider_id" TEXT,
    "output_file_id" TEXT,
    "error_file_id" TEXT,
    "status" TEXT NOT NULL DEFAULT 'preparing',
    "total" INTEGER NOT NULL DEFAULT 0,
    "completed" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "polled_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_batches_pkey" PRIMARY KEY ("id")
);

-- What was a batch of one method becomes a plan of one leg with one arm; each stored reply becomes a call. Nothing of
-- the old rows is lost: their columns go only after their contents have moved.
INSERT INTO "batch_legs" ("id", "batch_id", "position", "title", "status", "planned", "started_at", "finished_at")
SELECT gen_random_uuid(), "id", 0, '', CASE WHEN "finished_at" IS NULL THEN 'running' ELSE 'done' END::"LegStatus",
       "total", "started_at", "finished_at"
FROM "batches";

INSERT INTO "batch_arms" ("id", "batch_id", "leg_id", "position", "method", "endpoint_id", "template_hash", "recipe")
SELECT gen_random_uuid(), b."id", l."id", 0, b."method", b."endpoint_id", b."recipe" #>> '{template,hash}',
       jsonb_build_object(
         'method', b."method", 'share', 1, 'parameters', coalesce(b."recipe" -> 'parameters', '{}'),
         'templates', CASE WHEN jsonb_typeof(b."recipe" -> 'template') = 'object' THEN jsonb_build_array(
           jsonb_build_object('name', 'solve', 'origin', 'built-in', 'id', NULL, 'version', b."recipe" #> '{template,version}',
                              'hash', b."recipe" #> '{template,hash}', 'messages', '[]'::jsonb)) ELSE '[]'::jsonb END,
         'model', coalesce(b."recipe" -> 'model', 'null'), 'sampling', coalesce(b."recipe" -> 'sampling', 'null'))
FROM "batches" AS b JOIN "batch_legs" AS l ON l."batch_id" = b."id";

UPDATE "batches" AS b
SET "recipe" = jsonb_build_object(
  'makes', 'variants', 'randomSeed', b."recipe" -> 'randomSeed', 'codeVersion', b."recipe" -> 'codeVersion',
  'stop', '{}'::jsonb,
  'legs', jsonb_build_array(jsonb_build_object(
    'title', '', 'stage', 1, 'samples', coalesce(b."recipe" -> 'samples', '1'),
    'source', jsonb_build_object('from', 'seeds', 'filter', coalesce(b."recipe" -> 'filter', '{}')),
    'arms', jsonb_build_array(a."recipe"))))
FROM "batch_arms" AS a WHERE a."batch_id" = b."id";

UPDATE "generation_requests" AS r
SET "arm_id" = a."id", "endpoint_id" = a."endpoint_id", "key" = '0.0.' || r."seed_id" || '.' || r."sample"
FROM "batch_arms" AS a WHERE a."batch_id" = r."batch_id";

UPDATE "variants" AS v
SET "arm_id" = a."id",
    "truth" = CASE v."ground_truth" WHEN 'inherited' THEN s."answer" WHEN 'computed' THEN v."answer" END
FROM "batch_arms" AS a, "seeds" AS s WHERE a."batch_id" = v."batch_id" AND s."id" = v."seed_id";

INSERT INTO "model_calls" ("id", "batch_id", "request_id", "endpoint_id", "step", "attempt", "template", "status", "reason",
                           "message", "reply", "finish_reason", "prompt_tokens", "completion_tokens", "cost", "at")
SELECT gen_random_uuid(), r."batch_id", r."id", r."endpoint_id", 0, greatest(r."attempts", 1), 'solve',
       CASE WHEN r."reply" IS NULL THEN 'failed' ELSE 'answered' END::"CallStatus",
       CASE WHEN r."reply" IS NULL OR r."reason" = 'truncated' THEN r."reason" END,
       CASE WHEN r."reply" IS NULL OR r."reason" = 'truncated' THEN r."message" END,
       r."reply", CASE WHEN r."reason" = 'truncated' THEN 'length' WHEN r."reply" IS NOT NULL THEN 'stop' END,
       r."prompt_tokens", r."completion_tokens", r."cost", coalesce(r."finished_at", CURRENT_TIMESTAMP)
FROM "generation_requests" AS r JOIN "batch_arms" AS a ON a."id" = r."arm_id"
WHERE r."reply" IS NOT NULL
   OR (r."status" = 'failed' AND jsonb_typeof(a."recipe" -> 'model') = 'object'
       AND r."reason" IS DISTINCT FROM 'batch-stopped');

UPDATE "batches" AS b
SET "spent" = c."spent", "prompt_tokens" = c."prompt", "completion_tokens" = c."completion",
    "calls_answered" = c."answered", "calls_failed" = c."failed"
FROM (SELECT "batch_id", coalesce(sum("cost"), 0) AS "spent", coalesce(sum("prompt_tokens"), 0) AS "prompt",
             coalesce(sum("completion_tokens"), 0) AS "completion", count(*) FILTER (WHERE "status" = 'answered') AS "answered",
             count(*) FILTER (WHERE "status" = 'failed') AS "failed"
      FROM "model_calls" GROUP BY "batch_id") AS c
WHERE c."batch_id" = b."id";

UPDATE "batches" AS b
SET "passed" = (SELECT count(*) FROM "variants" AS v WHERE v."batch_id" = b."id" AND v."check_state" = 'passed');

ALTER TABLE "batches" DROP COLUMN "endpoint_id";
ALTER TABLE "generation_requests" DROP COLUMN "completion_tokens", DROP COLUMN "cost", DROP COLUMN "prompt_tokens",
  DROP COLUMN "reply", ALTER COLUMN "arm_id" SET NOT NULL, ALTER COLUMN "key" SET NOT NULL;
ALTER TABLE "variants" ALTER COLUMN "arm_id" SET NOT NULL;

-- Open requests are claimed for one endpoint at a time, oldest first.
DROP INDEX "generation_requests_open";
CREATE INDEX "generation_requests_open" ON "generation_requests" ("batch_id", "endpoint_id", "seq")
  WHERE "status" IN ('queued', 'leased');
-- Counting the calls under way at an endpoint.
CREATE INDEX "generation_requests_leased" ON "generation_requests" ("endpoint_id") WHERE "status" = 'leased';

-- CreateIndex
CREATE UNIQUE INDEX "judgements_request_id_key" ON "judgements"("request_id");

-- CreateIndex
CREATE INDEX "judgements_project_id_judge_idx" ON "judgements"("project_id", "judge");

-- CreateIndex
CREATE INDEX "judgements_variant_id_idx" ON "judgements"("variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_overrides_seq_key" ON "answer_overrides"("seq");

-- CreateIndex
CREATE INDEX "answer_overrides_project_id_seq_idx" ON "answer_overrides"("project_id", "seq");

-- CreateIndex
CREATE INDEX "answer_overrides_variant_id_idx" ON "answer_overrides"("variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "prompt_templates_project_id_method_name_version_key" ON "prompt_templates"("project_id", "method", "name", "version");

-- CreateIndex
CREATE UNIQUE INDEX "batch_legs_batch_id_position_key" ON "batch_legs"("batch_id", "position");

-- CreateIndex
CREATE INDEX "batch_arms_batch_id_idx" ON "batch_arms"("batch_id");

-- CreateIndex
CREATE INDEX "batch_arms_template_hash_idx" ON "batch_arms"("template_hash");

-- CreateIndex
CREATE UNIQUE INDEX "batch_arms_leg_id_position_key" ON "batch_arms"("leg_id", "position");

-- CreateIndex
CREATE INDEX "model_calls_batch_id_status_idx" ON "model_calls"("batch_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "model_calls_request_id_step_attempt_key" ON "model_calls"("request_id", "step", "attempt");

-- CreateIndex
CREATE INDEX "provider_batches_batch_id_idx" ON "provider_batches"("batch_id");

-- CreateIndex
CREATE INDEX "generation_requests_arm_id_idx" ON "generation_requests"("arm_id");

-- CreateIndex
CREATE INDEX "generation_requests_parent_id_idx" ON "generation_requests"("parent_id");

-- CreateIndex
CREATE INDEX "generation_requests_provider_batch_id_idx" ON "generation_requests"("provider_batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "generation_requests_batch_id_key_key" ON "generation_requests"("batch_id", "key");

-- CreateIndex
CREATE INDEX "variants_arm_id_idx" ON "variants"("arm_id");

-- CreateIndex
CREATE INDEX "variants_parent_id_idx" ON "variants"("parent_id");

-- AddForeignKey
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "generation_requests"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_overrides" ADD CONSTRAINT "answer_overrides_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endpoint_throttles" ADD CONSTRAINT "endpoint_throttles_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "model_endpoints"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_templates" ADD CONSTRAINT "prompt_templates_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_legs" ADD CONSTRAINT "batch_legs_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_arms" ADD CONSTRAINT "batch_arms_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_arms" ADD CONSTRAINT "batch_arms_leg_id_fkey" FOREIGN KEY ("leg_id") REFERENCES "batch_legs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_arms" ADD CONSTRAINT "batch_arms_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "model_endpoints"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation_requests" ADD CONSTRAINT "generation_requests_arm_id_fkey" FOREIGN KEY ("arm_id") REFERENCES "batch_arms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation_requests" ADD CONSTRAINT "generation_requests_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "model_endpoints"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation_requests" ADD CONSTRAINT "generation_requests_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "variants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "generation_requests" ADD CONSTRAINT "generation_requests_provider_batch_id_fkey" FOREIGN KEY ("provider_batch_id") REFERENCES "provider_batches"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "generation_requests"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "model_endpoints"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_batches" ADD CONSTRAINT "provider_batches_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_batches" ADD CONSTRAINT "provider_batches_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "model_endpoints"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variants" ADD CONSTRAINT "variants_arm_id_fkey" FOREIGN KEY ("arm_id") REFERENCES "batch_arms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variants" ADD CONSTRAINT "variants_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "variants"("id") ON DELETE SET NULL ON UPDATE CASCADE;
