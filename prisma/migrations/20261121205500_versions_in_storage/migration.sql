-- The rows of new versions lie in Parquet files in the storage; the database holds whose they are and their hashes.
-- Versions that were frozen before keep their rows in version_rows.
ALTER TYPE "CorpusRunKind" ADD VALUE 'freeze';

ALTER TABLE "dataset_versions"
  ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'sft',
  ADD COLUMN "manifest_hash" TEXT,
  ADD COLUMN "parent_id" UUID,
  ADD COLUMN "run_id" UUID,
  ADD COLUMN "mix" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "dataset_versions" ADD CONSTRAINT "dataset_versions_parent_id_fkey" FOREIGN KEY ("parent_id")
  REFERENCES "dataset_versions"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE UNIQUE INDEX "dataset_versions_run_id_key" ON "dataset_versions"("run_id");

CREATE TABLE "version_members" (
  "version_id" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  "variant_id" UUID NOT NULL,
  "revision" INTEGER NOT NULL,
  "seed_id" UUID NOT NULL,
  "split" TEXT NOT NULL DEFAULT 'train',
  "row_hash" BYTEA,
  CONSTRAINT "version_members_pkey" PRIMARY KEY ("version_id", "position")
);
INSERT INTO "version_members" ("version_id", "position", "variant_id", "revision", "seed_id")
  SELECT "version_id", "position", "variant_id", "revision", "seed_id" FROM "version_rows";
CREATE INDEX "version_members_variant_id_idx" ON "version_members"("variant_id");
CREATE INDEX "version_members_seed_id_idx" ON "version_members"("seed_id");
ALTER TABLE "version_members" ADD CONSTRAINT "version_members_version_id_fkey" FOREIGN KEY ("version_id")
  REFERENCES "dataset_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TRIGGER version_members_immutable BEFORE UPDATE OR DELETE ON version_members
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
