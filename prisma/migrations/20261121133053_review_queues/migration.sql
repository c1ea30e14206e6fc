-- CreateEnum
CREATE TYPE "QueueOrder" AS ENUM ('random', 'confidence', 'disagreement', 'information');

-- CreateEnum
CREATE TYPE "QueueStatus" AS ENUM ('filling', 'open', 'closed');

-- CreateEnum
CREATE TYPE "QueueItemState" AS ENUM ('open', 'agreed', 'disputed', 'adjudicated', 'withdrawn');

-- CreateEnum
CREATE TYPE "AssignmentState" AS ENUM ('held', 'cast', 'skipped', 'returned', 'expired', 'undone', 'outdated');

-- CreateTable
CREATE TABLE "review_queues" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL DEFAULT '{}',
    "order" "QueueOrder" NOT NULL DEFAULT 'random',
    "random_seed" INTEGER NOT NULL,
    "votes_needed" INTEGER NOT NULL,
    "gold_rate" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "lease_seconds" INTEGER NOT NULL DEFAULT 300,
    "status" "QueueStatus" NOT NULL DEFAULT 'filling',
    "error" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_queues_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "queue_members" (
    "queue_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "queue_members_pkey" PRIMARY KEY ("queue_id","user_id")
);

-- CreateTable
CREATE TABLE "queue_items" (
    "id" UUID NOT NULL,
    "queue_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "gold" BOOLEAN NOT NULL DEFAULT false,
    "state" "QueueItemState" NOT NULL DEFAULT 'open',
    "votes" INTEGER NOT NULL DEFAULT 0,
    "settled_at" TIMESTAMPTZ(3),
    "settlement" UUID,

    CONSTRAINT "queue_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "queue_assignments" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "queue_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_label" TEXT NOT NULL,
    "rank" INTEGER,
    "state" "AssignmentState" NOT NULL DEFAULT 'held',
    "slot" INTEGER,
    "standing" BOOLEAN DEFAULT true,
    "lease_until" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "cast_at" TIMESTAMPTZ(3),
    "open_ms" INTEGER,
    "revision" INTEGER,
    "action" "DecisionAction",
    "reasons" TEXT[],
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "queue_assignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gold_variants" (
    "variant_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "action" "DecisionAction" NOT NULL,
    "reasons" TEXT[],
    "note" TEXT NOT NULL DEFAULT '',
    "marked_by_id" UUID,
    "marked_label" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gold_variants_pkey" PRIMARY KEY ("variant_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "review_queues_seq_key" ON "review_queues"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "review_queues_project_id_name_key" ON "review_queues"("project_id", "name");

-- CreateIndex
CREATE INDEX "queue_items_queue_id_state_rank_idx" ON "queue_items"("queue_id", "state", "rank");

-- CreateIndex
CREATE INDEX "queue_items_variant_id_idx" ON "queue_items"("variant_id");

-- CreateIndex
CREATE INDEX "queue_items_settlement_idx" ON "queue_items"("settlement");

-- CreateIndex
CREATE UNIQUE INDEX "queue_items_queue_id_variant_id_key" ON "queue_items"("queue_id", "variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "queue_assignments_seq_key" ON "queue_assignments"("seq");

-- CreateIndex
CREATE INDEX "queue_assignments_queue_id_user_id_state_seq_idx" ON "queue_assignments"("queue_id", "user_id", "state", "seq");

-- CreateIndex
CREATE INDEX "queue_assignments_queue_id_user_id_rank_idx" ON "queue_assignments"("queue_id", "user_id", "rank");

-- CreateIndex
CREATE INDEX "queue_assignments_queue_id_state_idx" ON "queue_assignments"("queue_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "queue_assignments_item_id_slot_key" ON "queue_assignments"("item_id", "slot");

-- CreateIndex
CREATE UNIQUE INDEX "queue_assignments_item_id_user_id_standing_key" ON "queue_assignments"("item_id", "user_id", "standing");

-- CreateIndex
CREATE INDEX "gold_variants_project_id_at_idx" ON "gold_variants"("project_id", "at");

-- AddForeignKey
ALTER TABLE "review_queues" ADD CONSTRAINT "review_queues_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_members" ADD CONSTRAINT "queue_members_queue_id_fkey" FOREIGN KEY ("queue_id") REFERENCES "review_queues"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_members" ADD CONSTRAINT "queue_members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_items" ADD CONSTRAINT "queue_items_queue_id_fkey" FOREIGN KEY ("queue_id") REFERENCES "review_queues"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_items" ADD CONSTRAINT "queue_items_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_assignments" ADD CONSTRAINT "queue_assignments_queue_id_fkey" FOREIGN KEY ("queue_id") REFERENCES "review_queues"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_assignments" ADD CONSTRAINT "queue_assignments_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "queue_items"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_assignments" ADD CONSTRAINT "queue_assignments_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gold_variants" ADD CONSTRAINT "gold_variants_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gold_variants" ADD CONSTRAINT "gold_variants_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Only what stands holds a slot: the unique keys above then let no item have two votes of one person or N + 1 votes.
ALTER TABLE "queue_assignments"
  ADD CONSTRAINT "queue_assignments_standing_check" CHECK (
    ("standing" IS TRUE AND "state" IN ('held', 'cast')) OR
    ("standing" IS NULL AND "slot" IS NULL AND "state" NOT IN ('held', 'cast'))),
  ADD CONSTRAINT "queue_assignments_vote_check" CHECK (
    "state" <> 'cast' OR ("action" IS NOT NULL AND "revision" IS NOT NULL AND "cast_at" IS NOT NULL));
