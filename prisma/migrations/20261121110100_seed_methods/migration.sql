-- Lists of seeds are filtered by how a row was made and by the data set that it names. Problems of people have neither,
-- so these indexes hold synthetic rows alone.
CREATE INDEX "seeds_method" ON "seeds" ("project_id", "method", "seq") WHERE "method" IS NOT NULL;
CREATE INDEX "seeds_source" ON "seeds" ("project_id", "source", "seq") WHERE "source" IS NOT NULL;
