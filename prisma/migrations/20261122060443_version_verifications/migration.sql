-- AlterEnum
ALTER TYPE "CorpusRunKind" ADD VALUE 'verify';

-- CreateTable
CREATE TABLE "version_verifications" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "intact" BOOLEAN NOT NULL,
    "result" JSONB NOT NULL,
    "by_id" UUID,
    "by_label" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "version_verifications_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "version_verifications_run_id_key" ON "version_verifications"("run_id");

-- CreateIndex
CREATE INDEX "version_verifications_version_id_at_idx" ON "version_verifications"("version_id", "at");

-- AddForeignKey
ALTER TABLE "version_verifications" ADD CONSTRAINT "version_verifications_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "dataset_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;
