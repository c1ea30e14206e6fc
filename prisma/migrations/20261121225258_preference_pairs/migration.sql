-- Whose the worse side of each preference pair is; as frozen as the version itself.
CREATE TABLE "rejected_members" (
    "version_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "variant_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "call_step" INTEGER,
    "source" TEXT NOT NULL,

    CONSTRAINT "rejected_members_pkey" PRIMARY KEY ("version_id","position")
);

CREATE INDEX "rejected_members_variant_id_idx" ON "rejected_members"("variant_id");

ALTER TABLE "rejected_members" ADD CONSTRAINT "rejected_members_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "dataset_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TRIGGER rejected_members_immutable BEFORE UPDATE OR DELETE ON rejected_members
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
