-- AlterTable
ALTER TABLE "evaluations" ADD COLUMN     "asked" JSONB,
ADD COLUMN     "own_server" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "server_id" UUID;

-- CreateIndex
CREATE INDEX "evaluations_server_id_idx" ON "evaluations"("server_id");

-- AddForeignKey
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_server_id_fkey" FOREIGN KEY ("server_id") REFERENCES "model_servers"("id") ON DELETE SET NULL ON UPDATE CASCADE;
