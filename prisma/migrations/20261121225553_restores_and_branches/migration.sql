-- A version as the working state again, with what that changed; projects that begin with a version; the model of rows
-- that no arm of the project made.
ALTER TYPE "CorpusRunKind" ADD VALUE 'restore';
ALTER TYPE "CorpusRunKind" ADD VALUE 'branch';

-- AlterTable
ALTER TABLE "projects" ADD COLUMN     "branched_from_id" UUID;

-- AlterTable
ALTER TABLE "variants" ADD COLUMN     "model" TEXT;

-- CreateTable
CREATE TABLE "version_restores" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "counts" JSONB NOT NULL,
    "by_id" UUID,
    "by_label" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,
    "undone_label" TEXT,
    "kept" INTEGER,

    CONSTRAINT "version_restores_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "restore_changes" (
    "restore_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "previous_status" "VariantStatus",
    "previous_revision" INTEGER,
    "previous_check_state" "CheckState",
    "status" "VariantStatus" NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "restore_changes_pkey" PRIMARY KEY ("restore_id","variant_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "version_restores_seq_key" ON "version_restores"("seq");

-- CreateIndex
CREATE INDEX "version_restores_project_id_seq_idx" ON "version_restores"("project_id", "seq");

-- CreateIndex
CREATE INDEX "version_restores_version_id_idx" ON "version_restores"("version_id");

-- AddForeignKey
ALTER TABLE "projects" ADD CONSTRAINT "projects_branched_from_id_fkey" FOREIGN KEY ("branched_from_id") REFERENCES "dataset_versions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_restores" ADD CONSTRAINT "version_restores_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "restore_changes" ADD CONSTRAINT "restore_changes_restore_id_fkey" FOREIGN KEY ("restore_id") REFERENCES "version_restores"("id") ON DELETE CASCADE ON UPDATE CASCADE;
