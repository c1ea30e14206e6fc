-- Secret addresses of a version's files, and pushes of versions to the Hugging Face Hub.
CREATE TYPE "HubPushStatus" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

CREATE TABLE "hub_pushes" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "repo" TEXT NOT NULL,
    "private" BOOLEAN NOT NULL DEFAULT true,
    "licence" TEXT NOT NULL,
    "sealed_token" TEXT,
    "status" "HubPushStatus" NOT NULL DEFAULT 'queued',
    "phase" TEXT NOT NULL DEFAULT '',
    "bytes_done" BIGINT NOT NULL DEFAULT 0,
    "bytes_total" BIGINT NOT NULL DEFAULT 0,
    "commit" TEXT,
    "commit_url" TEXT,
    "error" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "hub_pushes_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "version_links" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "version_links_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "hub_pushes_version_id_idx" ON "hub_pushes"("version_id");
CREATE UNIQUE INDEX "version_links_token_hash_key" ON "version_links"("token_hash");
CREATE INDEX "version_links_version_id_idx" ON "version_links"("version_id");

ALTER TABLE "hub_pushes" ADD CONSTRAINT "hub_pushes_version_id_fkey" FOREIGN KEY ("version_id")
  REFERENCES "dataset_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "version_links" ADD CONSTRAINT "version_links_version_id_fkey" FOREIGN KEY ("version_id")
  REFERENCES "dataset_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;
