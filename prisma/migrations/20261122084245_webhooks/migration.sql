-- CreateEnum
CREATE TYPE "WebhookMessageState" AS ENUM ('waiting', 'delivered', 'failed');

-- CreateTable
CREATE TABLE "webhooks" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "secret" TEXT NOT NULL,
    "previous_secret" TEXT,
    "previous_until" TIMESTAMPTZ(3),
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "disabled_reason" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),
    "rest_until" TIMESTAMPTZ(3),
    "busy_until" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_outbox" (
    "seq" BIGSERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "data" JSONB NOT NULL,

    CONSTRAINT "webhook_outbox_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "webhook_messages" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "webhook_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB NOT NULL,
    "state" "WebhookMessageState" NOT NULL DEFAULT 'waiting',
    "failures" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_attempts" (
    "id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "took_ms" INTEGER NOT NULL,
    "status" INTEGER,
    "error" TEXT,
    "answer" TEXT NOT NULL DEFAULT '',
    "sent_by" TEXT,

    CONSTRAINT "webhook_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhooks_project_id_idx" ON "webhooks"("project_id");

-- CreateIndex
CREATE INDEX "webhook_outbox_project_id_idx" ON "webhook_outbox"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_messages_seq_key" ON "webhook_messages"("seq");

-- CreateIndex
CREATE INDEX "webhook_messages_webhook_id_seq_idx" ON "webhook_messages"("webhook_id", "seq");

-- CreateIndex
CREATE INDEX "webhook_attempts_message_id_at_idx" ON "webhook_attempts"("message_id", "at");

-- AddForeignKey
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_outbox" ADD CONSTRAINT "webhook_outbox_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_messages" ADD CONSTRAINT "webhook_messages_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "webhook_messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What waits is few among what was sent.
CREATE INDEX webhook_messages_waiting ON webhook_messages (webhook_id, failures, seq) WHERE state = 'waiting';

-- Events are noted by the database, in the transaction that makes them: decisions alone are written by ten statements,
-- and none of them can forget it. Nothing is noted where no webhook of the project asks for it.
CREATE FUNCTION webhook_asked(project uuid, event text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM webhooks AS w WHERE w.project_id = project AND w.enabled AND event = ANY (w.events))
$$;

CREATE FUNCTION note_batch_finished() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF webhook_asked(NEW.project_id, 'batch.finished') THEN
    INSERT INTO webhook_outbox (project_id, type, at, data)
    VALUES (NEW.project_id, 'batch.finished', clock_timestamp(), jsonb_build_object(
      'id', NEW.id, 'name', NEW.name, 'makes', NEW.makes, 'status', NEW.status, 'requests', NEW.total,
      'done', NEW.done, 'refused', NEW.refused, 'failed', NEW.failed, 'cancelled', NEW.cancelled,
      'passed', NEW.passed));
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER batches_tell AFTER UPDATE OF status ON batches FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status AND NEW.status IN ('done', 'failed', 'cancelled'))
  EXECUTE FUNCTION note_batch_finished();

CREATE FUNCTION note_version_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF webhook_asked(NEW.project_id, 'version.frozen') THEN
    INSERT INTO webhook_outbox (project_id, type, at, data)
    VALUES (NEW.project_id, 'version.frozen', clock_timestamp(), jsonb_build_object(
      'id', NEW.id, 'number', NEW.number, 'name', NEW.name, 'kind', NEW.kind, 'rows', NEW.row_count,
      'contentHash', NEW.content_hash));
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER dataset_versions_tell AFTER INSERT ON dataset_versions FOR EACH ROW
  EXECUTE FUNCTION note_version_frozen();

CREATE FUNCTION note_run_finished() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF webhook_asked(NEW.project_id, 'run.finished') THEN
    INSERT INTO webhook_outbox (project_id, type, at, data)
    VALUES (NEW.project_id, 'run.finished', clock_timestamp(), jsonb_build_object(
      'id', NEW.id, 'number', NEW.number, 'name', NEW.name, 'base', NEW.base, 'state', NEW.state));
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER training_runs_tell AFTER UPDATE OF state ON training_runs FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state AND NEW.state IN ('succeeded', 'failed', 'lost', 'cancelled'))
  EXECUTE FUNCTION note_run_finished();

CREATE FUNCTION note_evaluation_finished() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF webhook_asked(NEW.project_id, 'evaluation.finished') THEN
    INSERT INTO webhook_outbox (project_id, type, at, data)
    VALUES (NEW.project_id, 'evaluation.finished', clock_timestamp(), jsonb_build_object(
      'id', NEW.id, 'name', NEW.name, 'model', NEW.model_name, 'benchmark', NEW.benchmark_id,
      'status', NEW.status, 'problems', NEW.problems, 'replies', NEW.replies));
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER evaluations_tell AFTER UPDATE OF status ON evaluations FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status AND NEW.status IN ('done', 'failed', 'cancelled'))
  EXECUTE FUNCTION note_evaluation_finished();

-- One line for each act, however many variants it decided: a ruling decides a million.
CREATE FUNCTION note_decisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM webhooks WHERE enabled AND 'decisions.made' = ANY (events)) THEN
    RETURN NULL;
  END IF;
  INSERT INTO webhook_outbox (project_id, type, at, data)
  SELECT d.project_id, 'decisions.made', clock_timestamp(), jsonb_build_object(
           'act', d.group_id,
           'variant', CASE WHEN count(*) = 1 THEN min(d.variant_id::text) END,
           'accepted', count(*) FILTER (WHERE d.action = 'accept'),
           'rejected', count(*) FILTER (WHERE d.action = 'reject'),
           'undone', 0)
  FROM made AS d
  WHERE webhook_asked(d.project_id, 'decisions.made')
  GROUP BY d.project_id, d.group_id;
  RETURN NULL;
END $$;

CREATE TRIGGER decisions_tell AFTER INSERT ON decisions REFERENCING NEW TABLE AS made
  FOR EACH STATEMENT EXECUTE FUNCTION note_decisions();

CREATE FUNCTION note_decisions_undone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM webhooks WHERE enabled AND 'decisions.made' = ANY (events)) THEN
    RETURN NULL;
  END IF;
  INSERT INTO webhook_outbox (project_id, type, at, data)
  SELECT d.project_id, 'decisions.made', clock_timestamp(), jsonb_build_object(
           'act', d.group_id,
           'variant', CASE WHEN count(*) = 1 THEN min(d.variant_id::text) END,
           'accepted', 0, 'rejected', 0, 'undone', count(*))
  FROM made AS d JOIN was AS b ON b.id = d.id
  WHERE b.undone_at IS NULL AND d.undone_at IS NOT NULL AND webhook_asked(d.project_id, 'decisions.made')
  GROUP BY d.project_id, d.group_id;
  RETURN NULL;
END $$;

CREATE TRIGGER decisions_undone_tell AFTER UPDATE ON decisions REFERENCING OLD TABLE AS was NEW TABLE AS made
  FOR EACH STATEMENT EXECUTE FUNCTION note_decisions_undone();
