-- CreateEnum
CREATE TYPE "AuditPlanStatus" AS ENUM ('drawing', 'running', 'failed', 'closed');

-- CreateEnum
CREATE TYPE "AuditRulingKind" AS ENUM ('accepted', 'rejected');

-- CreateEnum
CREATE TYPE "AuditRulingStatus" AS ENUM ('applying', 'applied', 'undoing', 'undone');

-- CreateTable
CREATE TABLE "audit_plans" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "status" "AuditPlanStatus" NOT NULL DEFAULT 'drawing',
    "filter" JSONB NOT NULL,
    "dimensions" TEXT[],
    "settings" JSONB NOT NULL,
    "expected" JSONB NOT NULL DEFAULT '{}',
    "random_seed" TEXT NOT NULL,
    "plan" JSONB,
    "population" INTEGER NOT NULL DEFAULT 0,
    "sample_size" INTEGER NOT NULL DEFAULT 0,
    "frozen_at" TIMESTAMPTZ(3),
    "error" TEXT,
    "created_by_id" UUID,
    "created_label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "audit_plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_strata" (
    "plan_id" UUID NOT NULL,
    "stratum" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "population" INTEGER NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "audit_strata_pkey" PRIMARY KEY ("plan_id","stratum")
);

-- CreateTable
CREATE TABLE "audit_blocks" (
    "plan_id" UUID NOT NULL,
    "stratum" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "seqs" BIGINT[],

    CONSTRAINT "audit_blocks_pkey" PRIMARY KEY ("plan_id","stratum","number")
);

-- CreateTable
CREATE TABLE "audit_samples" (
    "plan_id" UUID NOT NULL,
    "stratum" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "variant_id" UUID,
    "seq" BIGINT NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "audit_samples_pkey" PRIMARY KEY ("plan_id","stratum","position")
);

-- CreateTable
CREATE TABLE "audit_rulings" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "plan_id" UUID NOT NULL,
    "stratum" INTEGER NOT NULL,
    "ruling" "AuditRulingKind" NOT NULL,
    "look" INTEGER,
    "error" DOUBLE PRECISION NOT NULL,
    "evidence" JSONB,
    "is_override" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL DEFAULT '',
    "status" "AuditRulingStatus" NOT NULL DEFAULT 'applying',
    "blocks_done" INTEGER NOT NULL DEFAULT 0,
    "decided" INTEGER NOT NULL DEFAULT 0,
    "restored" INTEGER NOT NULL DEFAULT 0,
    "actor_id" UUID,
    "actor_label" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,
    "undone_label" TEXT,
    "undo_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "audit_rulings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_plans_seq_key" ON "audit_plans"("seq");

-- CreateIndex
CREATE INDEX "audit_plans_project_id_seq_idx" ON "audit_plans"("project_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "audit_plans_project_id_name_key" ON "audit_plans"("project_id", "name");

-- CreateIndex
CREATE INDEX "audit_samples_variant_id_idx" ON "audit_samples"("variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_rulings_seq_key" ON "audit_rulings"("seq");

-- CreateIndex
CREATE INDEX "audit_rulings_plan_id_stratum_seq_idx" ON "audit_rulings"("plan_id", "stratum", "seq");

-- AddForeignKey
ALTER TABLE "audit_plans" ADD CONSTRAINT "audit_plans_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_strata" ADD CONSTRAINT "audit_strata_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "audit_plans"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_blocks" ADD CONSTRAINT "audit_blocks_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "audit_plans"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_samples" ADD CONSTRAINT "audit_samples_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "audit_plans"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_samples" ADD CONSTRAINT "audit_samples_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_rulings" ADD CONSTRAINT "audit_rulings_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "audit_plans"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema cannot say. The promise of an audit rests on what was written down before the first row was read: it
-- never changes, and a drawn row only loses its variant.
CREATE TRIGGER audit_plans_immutable BEFORE UPDATE ON "audit_plans" FOR EACH ROW
  WHEN ((OLD."project_id", OLD."filter", OLD."dimensions", OLD."settings", OLD."expected", OLD."random_seed")
          IS DISTINCT FROM
        (NEW."project_id", NEW."filter", NEW."dimensions", NEW."settings", NEW."expected", NEW."random_seed")
    OR (OLD."plan" IS NOT NULL AND (OLD."plan", OLD."frozen_at", OLD."population", OLD."sample_size")
          IS DISTINCT FROM (NEW."plan", NEW."frozen_at", NEW."population", NEW."sample_size")))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_samples_immutable BEFORE UPDATE ON "audit_samples" FOR EACH ROW
  WHEN (NEW."variant_id" IS NOT NULL
    OR (OLD."plan_id", OLD."stratum", OLD."position", OLD."seq", OLD."revision")
          IS DISTINCT FROM (NEW."plan_id", NEW."stratum", NEW."position", NEW."seq", NEW."revision"))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_blocks_immutable BEFORE UPDATE ON "audit_blocks"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_rulings_immutable BEFORE UPDATE ON "audit_rulings" FOR EACH ROW
  WHEN ((OLD."plan_id", OLD."stratum", OLD."ruling", OLD."look", OLD."error", OLD."evidence", OLD."is_override",
         OLD."reason", OLD."actor_id", OLD."at")
          IS DISTINCT FROM
        (NEW."plan_id", NEW."stratum", NEW."ruling", NEW."look", NEW."error", NEW."evidence", NEW."is_override",
         NEW."reason", NEW."actor_id", NEW."at"))
  EXECUTE FUNCTION refuse_change();

-- Two leads never rule on a stratum at once.
CREATE UNIQUE INDEX "audit_rulings_standing" ON "audit_rulings" ("plan_id", "stratum") WHERE "undone_at" IS NULL;
