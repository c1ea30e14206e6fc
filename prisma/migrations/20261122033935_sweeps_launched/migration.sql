-- AlterTable
ALTER TABLE "training_sweeps" ADD COLUMN     "launched_at" TIMESTAMPTZ(3);
