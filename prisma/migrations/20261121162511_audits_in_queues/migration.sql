-- AlterTable
ALTER TABLE "audit_samples" ADD COLUMN     "held_decision" UUID,
ADD COLUMN     "held_status" "VariantStatus";

-- AlterTable
ALTER TABLE "review_queues" ADD COLUMN     "audit_id" UUID;

-- CreateTable
CREATE TABLE "audit_draws" (
    "plan_id" UUID NOT NULL,
    "phase" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "backend" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_draws_pkey" PRIMARY KEY ("plan_id")
);

-- CreateTable
CREATE TABLE "review_summaries" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "days" INTEGER NOT NULL,
    "figures" JSONB,
    "counted_at" TIMESTAMPTZ(3),
    "took_ms" INTEGER,

    CONSTRAINT "review_summaries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "review_summaries_project_id_days_key" ON "review_summaries"("project_id", "days");

-- CreateIndex
CREATE INDEX "review_queues_audit_id_idx" ON "review_queues"("audit_id");

-- AddForeignKey
ALTER TABLE "audit_draws" ADD CONSTRAINT "audit_draws_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "audit_plans"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_queues" ADD CONSTRAINT "review_queues_audit_id_fkey" FOREIGN KEY ("audit_id") REFERENCES "audit_plans"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_summaries" ADD CONSTRAINT "review_summaries_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;
