-- A request's state changes with every claim and every end, and each change writes all of its indexes. Those that few
-- rows need hold only these; what an arm made is found through its batch.
DROP INDEX "generation_requests_arm_id_idx";
DROP INDEX "generation_requests_seq_key";
DROP INDEX "generation_requests_parent_id_idx";
DROP INDEX "generation_requests_provider_batch_id_idx";
DROP INDEX "variants_arm_id_idx";
DROP INDEX "variants_parent_id_idx";

CREATE INDEX "generation_requests_batch_id_seq_idx" ON "generation_requests"("batch_id", "seq");
CREATE INDEX "generation_requests_parent" ON "generation_requests" ("parent_id") WHERE "parent_id" IS NOT NULL;
CREATE INDEX "generation_requests_provider_batch" ON "generation_requests" ("provider_batch_id")
  WHERE "provider_batch_id" IS NOT NULL;
CREATE INDEX "variants_parent" ON "variants" ("parent_id") WHERE "parent_id" IS NOT NULL;
