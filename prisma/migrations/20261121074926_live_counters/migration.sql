-- AlterTable
ALTER TABLE "batches" ADD COLUMN     "cancelled" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "done" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "failed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "failed_checks" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "pace" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "pace_at" TIMESTAMPTZ(3),
ADD COLUMN     "pace_from" TIMESTAMPTZ(3),
ADD COLUMN     "refused" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unchecked" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "undecided" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "batch_reasons" (
    "batch_id" UUID NOT NULL,
    "status" "RequestStatus" NOT NULL,
    "reason" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "example" TEXT NOT NULL,

    CONSTRAINT "batch_reasons_pkey" PRIMARY KEY ("batch_id","status","reason")
);

-- AddForeignKey
ALTER TABLE "batch_reasons" ADD CONSTRAINT "batch_reasons_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From now on kept in the statement of every result; what is there is counted once.
UPDATE "batches" AS b
SET "done" = c."done", "refused" = c."refused", "failed" = c."failed", "cancelled" = c."cancelled"
FROM (SELECT "batch_id", count(*) FILTER (WHERE "status" = 'done') AS "done",
             count(*) FILTER (WHERE "status" = 'refused') AS "refused",
             count(*) FILTER (WHERE "status" = 'failed') AS "failed",
             count(*) FILTER (WHERE "status" = 'cancelled') AS "cancelled"
      FROM "generation_requests" GROUP BY "batch_id") AS c
WHERE c."batch_id" = b."id";

UPDATE "batches" AS b
SET "passed" = c."passed", "undecided" = c."undecided", "failed_checks" = c."failed", "unchecked" = c."unchecked"
FROM (SELECT "batch_id", count(*) FILTER (WHERE "check_state" = 'passed') AS "passed",
             count(*) FILTER (WHERE "check_state" = 'undecided') AS "undecided",
             count(*) FILTER (WHERE "check_state" = 'failed') AS "failed",
             count(*) FILTER (WHERE "check_state" = 'unchecked') AS "unchecked"
      FROM "variants" GROUP BY "batch_id") AS c
WHERE c."batch_id" = b."id";

INSERT INTO "batch_reasons" ("batch_id", "status", "reason", "count", "example")
SELECT "batch_id", "status", coalesce("reason", 'unknown'), count(*), coalesce(min("message"), '')
FROM "generation_requests" WHERE "status" IN ('refused', 'failed') GROUP BY 1, 2, 3;

-- The ledger's row is written with every result, in place as long as its page has room.
ALTER TABLE "batches" SET (fillfactor = 50);
ALTER TABLE "endpoint_throttles" SET (fillfactor = 50);
