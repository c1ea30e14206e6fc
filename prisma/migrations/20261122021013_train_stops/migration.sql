-- AlterTable
ALTER TABLE "training_legs" ADD COLUMN     "output_tail" TEXT,
ADD COLUMN     "stop_sent" TEXT;
