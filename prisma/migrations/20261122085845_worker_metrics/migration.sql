-- AlterTable
ALTER TABLE "worker_heartbeats" ADD COLUMN     "metrics" JSONB;
