-- CreateEnum
CREATE TYPE "ModelServerState" AS ENUM ('starting', 'ready', 'stopping', 'stopped', 'failed', 'lost');

-- CreateTable
CREATE TABLE "model_servers" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "leg_id" UUID,
    "checkpoint" TEXT,
    "model" TEXT NOT NULL,
    "serve" JSONB NOT NULL,
    "gpus" INTEGER NOT NULL,
    "minutes" INTEGER,
    "memory_gb" INTEGER,
    "tag" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "external_id" TEXT,
    "slot" INTEGER,
    "slot_target_id" UUID,
    "state" "ModelServerState" NOT NULL DEFAULT 'starting',
    "reason" TEXT,
    "unknown_since" TIMESTAMPTZ(3),
    "silent_since" TIMESTAMPTZ(3),
    "stop_asked_at" TIMESTAMPTZ(3),
    "stop_sent" TEXT,
    "port" INTEGER,
    "host" TEXT,
    "encrypted_key" TEXT NOT NULL,
    "output_tail" TEXT,
    "started_by_id" UUID,
    "started_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "ready_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "endpoint_id" UUID,

    CONSTRAINT "model_servers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "model_servers_tag_key" ON "model_servers"("tag");

-- CreateIndex
CREATE UNIQUE INDEX "model_servers_endpoint_id_key" ON "model_servers"("endpoint_id");

-- CreateIndex
CREATE INDEX "model_servers_target_id_state_idx" ON "model_servers"("target_id", "state");

-- CreateIndex
CREATE INDEX "model_servers_leg_id_idx" ON "model_servers"("leg_id");

-- CreateIndex
CREATE UNIQUE INDEX "model_servers_project_id_number_key" ON "model_servers"("project_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "model_servers_slot_target_id_slot_key" ON "model_servers"("slot_target_id", "slot");

-- AddForeignKey
ALTER TABLE "model_servers" ADD CONSTRAINT "model_servers_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_servers" ADD CONSTRAINT "model_servers_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "compute_targets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_servers" ADD CONSTRAINT "model_servers_leg_id_fkey" FOREIGN KEY ("leg_id") REFERENCES "training_legs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_servers" ADD CONSTRAINT "model_servers_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "model_endpoints"("id") ON DELETE SET NULL ON UPDATE CASCADE;
