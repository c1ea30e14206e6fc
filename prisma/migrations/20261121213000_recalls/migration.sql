-- Seeds and variants that turned out to be bad after versions were frozen with them.
CREATE TABLE "recalls" (
  "id" UUID NOT NULL,
  "seq" BIGSERIAL NOT NULL,
  "project_id" UUID NOT NULL,
  "seed_id" UUID,
  "variant_id" UUID,
  "reason" TEXT NOT NULL,
  "by_id" UUID,
  "by_label" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "withdrawn_at" TIMESTAMPTZ(3),
  CONSTRAINT "recalls_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "recalls_one_target" CHECK (("seed_id" IS NULL) <> ("variant_id" IS NULL))
);
CREATE UNIQUE INDEX "recalls_seq_key" ON "recalls"("seq");
CREATE INDEX "recalls_project_id_seq_idx" ON "recalls"("project_id", "seq");
CREATE INDEX "recalls_seed_id_idx" ON "recalls"("seed_id");
CREATE INDEX "recalls_variant_id_idx" ON "recalls"("variant_id");
ALTER TABLE "recalls" ADD CONSTRAINT "recalls_project_id_fkey" FOREIGN KEY ("project_id")
  REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;
