-- Versions exported into files by jobs.
CREATE TYPE "VersionExportStatus" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

CREATE TABLE "version_exports" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "options" JSONB NOT NULL,
    "options_hash" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "status" "VersionExportStatus" NOT NULL DEFAULT 'queued',
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER NOT NULL,
    "records" INTEGER,
    "bytes" BIGINT,
    "sha256" TEXT,
    "error" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "version_exports_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "version_exports_version_id_options_hash_key" ON "version_exports"("version_id", "options_hash");

ALTER TABLE "version_exports" ADD CONSTRAINT "version_exports_version_id_fkey" FOREIGN KEY ("version_id")
  REFERENCES "dataset_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;
