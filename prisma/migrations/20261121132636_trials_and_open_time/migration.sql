-- AlterTable
ALTER TABLE "decisions" ADD COLUMN     "open_ms" INTEGER;

-- CreateTable
CREATE TABLE "trial_calls" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "endpoint_id" UUID,
    "seed_id" UUID,
    "method" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "prompt_tokens" INTEGER NOT NULL,
    "cached_tokens" INTEGER NOT NULL,
    "completion_tokens" INTEGER NOT NULL,
    "cost" DECIMAL(14,8),
    "actor_id" UUID,
    "actor_label" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "trial_calls_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "trial_calls_project_id_at_idx" ON "trial_calls"("project_id", "at");

-- CreateIndex
CREATE INDEX "decisions_project_id_at_idx" ON "decisions"("project_id", "at");

-- AddForeignKey
ALTER TABLE "trial_calls" ADD CONSTRAINT "trial_calls_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial_calls" ADD CONSTRAINT "trial_calls_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "model_endpoints"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial_calls" ADD CONSTRAINT "trial_calls_seed_id_fkey" FOREIGN KEY ("seed_id") REFERENCES "seeds"("id") ON DELETE SET NULL ON UPDATE CASCADE;
