-- Fine-tuning: compute targets, runs of one or two legs, their points, checkpoints and events, sweeps, previews.
-- CreateEnum
CREATE TYPE "TrainingState" AS ENUM ('queued', 'starting', 'running', 'stopping', 'succeeded', 'failed', 'lost', 'cancelled');

-- CreateTable
CREATE TABLE "compute_targets" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "encrypted_key" TEXT,
    "facts" JSONB,
    "checked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "compute_targets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_runs" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "sweep_id" UUID,
    "place" INTEGER,
    "base" TEXT NOT NULL,
    "preset" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "state" "TrainingState" NOT NULL DEFAULT 'queued',
    "reason" TEXT,
    "unknown_since" TIMESTAMPTZ(3),
    "gpus" INTEGER NOT NULL,
    "price_per_gpu_hour" DOUBLE PRECISION,
    "started_by_id" UUID,
    "started_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "training_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_legs" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "version_id" UUID NOT NULL,
    "config" JSONB NOT NULL,
    "state" "TrainingState" NOT NULL DEFAULT 'queued',
    "reason" TEXT,
    "slot" INTEGER,
    "slot_target_id" UUID,
    "stop_asked" TEXT,
    "log_offset" BIGINT NOT NULL DEFAULT 0,
    "step" INTEGER NOT NULL DEFAULT 0,
    "total_steps" INTEGER,
    "loss" DOUBLE PRECISION,
    "tokens" BIGINT NOT NULL DEFAULT 0,
    "tokens_per_second" DOUBLE PRECISION,
    "manifest" JSONB,
    "failure" TEXT,

    CONSTRAINT "training_legs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_attempts" (
    "leg_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "external_id" TEXT,
    "node" TEXT,
    "restarts" INTEGER NOT NULL DEFAULT 0,
    "exit_code" INTEGER,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "training_attempts_pkey" PRIMARY KEY ("leg_id","number")
);

-- CreateTable
CREATE TABLE "training_points" (
    "leg_id" UUID NOT NULL,
    "step" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "epoch" DOUBLE PRECISION,
    "loss" DOUBLE PRECISION,
    "evaluation_loss" DOUBLE PRECISION,
    "learning_rate" DOUBLE PRECISION,
    "grad_norm" DOUBLE PRECISION,
    "tokens" BIGINT,
    "tokens_per_second" DOUBLE PRECISION,
    "memory_bytes" BIGINT,

    CONSTRAINT "training_points_pkey" PRIMARY KEY ("leg_id","step")
);

-- CreateTable
CREATE TABLE "training_checkpoints" (
    "leg_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "bytes" BIGINT,
    "final" BOOLEAN NOT NULL DEFAULT false,
    "present" BOOLEAN NOT NULL DEFAULT true,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "training_checkpoints_pkey" PRIMARY KEY ("leg_id","path")
);

-- CreateTable
CREATE TABLE "training_events" (
    "id" BIGSERIAL NOT NULL,
    "leg_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "message" TEXT NOT NULL,

    CONSTRAINT "training_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_sweeps" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "spec" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "training_sweeps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_previews" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "config" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "result" JSONB,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "training_previews_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "compute_targets_name_key" ON "compute_targets"("name");

-- CreateIndex
CREATE INDEX "training_runs_sweep_id_idx" ON "training_runs"("sweep_id");

-- CreateIndex
CREATE INDEX "training_runs_target_id_state_idx" ON "training_runs"("target_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "training_runs_project_id_number_key" ON "training_runs"("project_id", "number");

-- CreateIndex
CREATE INDEX "training_legs_version_id_idx" ON "training_legs"("version_id");

-- CreateIndex
CREATE UNIQUE INDEX "training_legs_run_id_position_key" ON "training_legs"("run_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "training_legs_slot_target_id_slot_key" ON "training_legs"("slot_target_id", "slot");

-- CreateIndex
CREATE INDEX "training_events_leg_id_id_idx" ON "training_events"("leg_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "training_sweeps_project_id_number_key" ON "training_sweeps"("project_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "training_previews_project_id_hash_key" ON "training_previews"("project_id", "hash");

-- AddForeignKey
ALTER TABLE "training_runs" ADD CONSTRAINT "training_runs_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_runs" ADD CONSTRAINT "training_runs_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "compute_targets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_runs" ADD CONSTRAINT "training_runs_sweep_id_fkey" FOREIGN KEY ("sweep_id") REFERENCES "training_sweeps"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_legs" ADD CONSTRAINT "training_legs_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "training_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_legs" ADD CONSTRAINT "training_legs_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "dataset_versions"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_attempts" ADD CONSTRAINT "training_attempts_leg_id_fkey" FOREIGN KEY ("leg_id") REFERENCES "training_legs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_points" ADD CONSTRAINT "training_points_leg_id_fkey" FOREIGN KEY ("leg_id") REFERENCES "training_legs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_checkpoints" ADD CONSTRAINT "training_checkpoints_leg_id_fkey" FOREIGN KEY ("leg_id") REFERENCES "training_legs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_events" ADD CONSTRAINT "training_events_leg_id_fkey" FOREIGN KEY ("leg_id") REFERENCES "training_legs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_sweeps" ADD CONSTRAINT "training_sweeps_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_sweeps" ADD CONSTRAINT "training_sweeps_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "compute_targets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_previews" ADD CONSTRAINT "training_previews_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_previews" ADD CONSTRAINT "training_previews_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "compute_targets"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_previews" ADD CONSTRAINT "training_previews_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "dataset_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;
