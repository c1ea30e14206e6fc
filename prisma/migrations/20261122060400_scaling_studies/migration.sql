-- CreateTable
CREATE TABLE "scaling_studies" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "target" DOUBLE PRECISION,
    "hash" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "scaling_studies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scaling_points" (
    "study_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "size" BIGINT NOT NULL,
    "tokens" BIGINT,
    "base" TEXT,
    "seed" BIGINT,
    "benchmark" TEXT,
    "level" TEXT,
    "subject" TEXT,
    "mix" TEXT,
    "setting" TEXT,
    "curriculum" TEXT NOT NULL,
    "accuracy" DOUBLE PRECISION NOT NULL,
    "correct" INTEGER,
    "items" INTEGER,
    "weight" DOUBLE PRECISION NOT NULL,
    "source" JSONB NOT NULL,

    CONSTRAINT "scaling_points_pkey" PRIMARY KEY ("study_id","place")
);

-- CreateTable
CREATE TABLE "scaling_fits" (
    "id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "scaling_fits_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "scaling_studies_project_id_number_key" ON "scaling_studies"("project_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "scaling_fits_study_id_hash_key" ON "scaling_fits"("study_id", "hash");

-- AddForeignKey
ALTER TABLE "scaling_studies" ADD CONSTRAINT "scaling_studies_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scaling_points" ADD CONSTRAINT "scaling_points_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "scaling_studies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scaling_fits" ADD CONSTRAINT "scaling_fits_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "scaling_studies"("id") ON DELETE CASCADE ON UPDATE CASCADE;
