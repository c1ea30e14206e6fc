-- Every request passes two states that are over within a second, and each change writes an entry into every index that
-- holds the row. Each state that a request stays in only for a moment has an index of its own now, and those that most
-- requests never reach share one; requests that are done are found by their batch.
DROP INDEX "generation_requests_open";
DROP INDEX "generation_requests_batch_id_status_seq_idx";
CREATE INDEX "generation_requests_queued" ON "generation_requests" ("batch_id", "endpoint_id", "seq")
  WHERE "status" = 'queued';
CREATE INDEX "generation_requests_apart" ON "generation_requests" ("batch_id", "status", "seq")
  WHERE "status" IN ('submitted', 'refused', 'failed', 'cancelled');

-- A call says the batch and the endpoint of its request once more. The request's own references hold both right.
ALTER TABLE "model_calls" DROP CONSTRAINT "model_calls_batch_id_fkey";
ALTER TABLE "model_calls" DROP CONSTRAINT "model_calls_endpoint_id_fkey";

-- Most variants were generated, and are in no import.
DROP INDEX "variants_import_id_seq_idx";
CREATE INDEX "variants_imported" ON "variants" ("import_id", "seq") WHERE "import_id" IS NOT NULL;
