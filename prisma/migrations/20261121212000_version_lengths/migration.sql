-- A run that makes nested subsets makes several versions; how long the rows of a version are is counted when it is frozen.
DROP INDEX "dataset_versions_run_id_key";
CREATE INDEX "dataset_versions_run_id_idx" ON "dataset_versions"("run_id");
ALTER TABLE "dataset_versions" ADD COLUMN "lengths" JSONB NOT NULL DEFAULT '[]';
