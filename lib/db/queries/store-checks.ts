import { corpusRules } from '#lib/domain/check/rules/index.ts';
import type { CheckState } from '#lib/domain/generate/schema.ts';
import type { Tx } from '../client.ts';
import type { CheckRow } from './store-results.ts';

export type VariantChecks = { variant_id: string; revision: number; state: string; checks: CheckRow[] };

// Checking again replaces what the rules said of the same revision, for hundreds of variants in one statement; a
// variant that has another revision by now is left out, results and state alike. What rules of the whole corpus said
// stays and counts on. Returns those that were stored, with their state.
export async function storeChecks(
  tx: Tx,
  rows: readonly VariantChecks[],
  at: Date,
): Promise<{ id: string; state: CheckState }[]> {
  return tx.$queryRaw<{ id: string; state: CheckState }[]>`
    WITH input AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS i(variant_id uuid, revision int, state text, checks jsonb)
    ), current AS (
      UPDATE variants AS v SET check_state = greatest(i.state::"CheckState", (
        SELECT max(r.outcome::text::"CheckState") FROM check_results AS r
        WHERE r.variant_id = i.variant_id AND r.revision = i.revision AND r.outcome <> 'skipped'
          AND r.rule = ANY(${corpusRules})))
      FROM input AS i WHERE v.id = i.variant_id AND v.revision = i.revision
      RETURNING v.id, v.revision, v.check_state, i.checks
    ), dropped AS (
      DELETE FROM check_results AS r USING current AS c
      WHERE r.variant_id = c.id AND r.revision = c.revision
        AND r.rule <> ALL(${corpusRules}) AND r.rule NOT IN (SELECT k.rule FROM jsonb_to_recordset(c.checks) AS k(rule text))
    ), written AS (
      INSERT INTO check_results (variant_id, revision, rule, outcome, reason, evidence, at)
      SELECT c.id, c.revision, k.rule, k.outcome::"CheckOutcome", k.reason, k.evidence, ${at}
      FROM current AS c CROSS JOIN LATERAL jsonb_to_recordset(c.checks)
        AS k(rule text, outcome text, reason text, evidence jsonb)
      ON CONFLICT (variant_id, revision, rule) DO UPDATE
      SET outcome = EXCLUDED.outcome, reason = EXCLUDED.reason, evidence = EXCLUDED.evidence, at = EXCLUDED.at
    )
    SELECT id, check_state AS state FROM current`;
}
