-- AlterTable
ALTER TABLE "audit_draws" DROP COLUMN "backend";
