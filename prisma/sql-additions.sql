-- What the Prisma schema cannot say; part of the init migration.

-- A frozen version and the audit trail never change: not by a bug, not by a hurried person with psql.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: its rows are immutable', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER audit_events_immutable BEFORE UPDATE OR DELETE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_events_not_truncated BEFORE TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dataset_versions_immutable BEFORE UPDATE OR DELETE ON dataset_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER version_rows_immutable BEFORE UPDATE OR DELETE ON version_rows
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- One open request is found by state, oldest first; most rows are done, so the index holds only the open ones.
CREATE INDEX generation_requests_open ON generation_requests (batch_id, seq)
  WHERE status IN ('queued', 'leased');
