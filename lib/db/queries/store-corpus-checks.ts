import type { Tx } from '../client.ts';

export type CorpusCheck = {
  variant_id: string;
  revision: number;
  rule: string;
  outcome: string;
  reason: string;
  evidence: Record<string, unknown>;
};

// What rules of the whole corpus say comes behind the other rules: it takes part in the sum of a text that was checked,
// and waits for the others where it was not. One rule at a time; a text that was edited since is left alone.
export async function storeCorpusChecks(tx: Tx, rows: readonly CorpusCheck[], at: Date): Promise<number> {
  return tx.$executeRaw`
    WITH current AS (
      SELECT i.* FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS i(variant_id uuid, revision int, rule text, outcome text, reason text, evidence jsonb)
      JOIN variants AS v ON v.id = i.variant_id AND v.revision = i.revision
    ), written AS (
      INSERT INTO check_results (variant_id, revision, rule, outcome, reason, evidence, at)
      SELECT variant_id, revision, rule, outcome::"CheckOutcome", reason, evidence, ${at} FROM current
      ON CONFLICT (variant_id, revision, rule) DO UPDATE
      SET outcome = EXCLUDED.outcome, reason = EXCLUDED.reason, evidence = EXCLUDED.evidence, at = EXCLUDED.at
    ), sums AS (
      SELECT c.variant_id, greatest(
        CASE WHEN c.outcome = 'skipped' THEN NULL ELSE c.outcome END::"CheckState", (
          SELECT max(r.outcome::text::"CheckState") FROM check_results AS r
          WHERE r.variant_id = c.variant_id AND r.revision = c.revision AND r.outcome <> 'skipped'
            AND r.rule <> c.rule)) AS state
      FROM current AS c
    )
    UPDATE variants AS v SET check_state = s.state FROM sums AS s
    WHERE v.id = s.variant_id AND v.check_state <> 'unchecked' AND v.check_state <> s.state`;
}
