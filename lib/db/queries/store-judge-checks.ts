import { judgeRulePrefix } from '#lib/domain/check/judge-verdict.ts';
import type { Tx } from '../client.ts';
import type { CheckRow } from './store-results.ts';

export type JudgeChecks = { variant_id: string; revision: number; checks: CheckRow[] };

// What judges say replaces what they said of the same revision, and the sum of the checks follows: the worst of all
// results of the revision. A variant that no rule has looked at yet stays unchecked; one that has another revision by
// now is left out.
export async function storeJudgeChecks(tx: Tx, rows: readonly JudgeChecks[], at: Date): Promise<number> {
  return tx.$executeRaw`
    WITH input AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS i(variant_id uuid, revision int, checks jsonb)
    ), held AS (
      SELECT v.id, v.revision, i.checks FROM variants AS v
      JOIN input AS i ON v.id = i.variant_id AND v.revision = i.revision
      ORDER BY v.id FOR UPDATE OF v
    ), said AS (
      SELECT h.id, h.revision, k.rule, k.outcome::"CheckOutcome" AS outcome, k.reason, k.evidence
      FROM held AS h CROSS JOIN LATERAL jsonb_to_recordset(h.checks)
        AS k(rule text, outcome text, reason text, evidence jsonb)
    ), dropped AS (
      DELETE FROM check_results AS r USING held AS h
      WHERE r.variant_id = h.id AND r.revision = h.revision AND starts_with(r.rule, ${judgeRulePrefix})
        AND NOT EXISTS (SELECT FROM said AS s WHERE s.id = h.id AND s.rule = r.rule)
    ), written AS (
      INSERT INTO check_results (variant_id, revision, rule, outcome, reason, evidence, at)
      SELECT id, revision, rule, outcome, reason, evidence, ${at} FROM said
      ON CONFLICT (variant_id, revision, rule) DO UPDATE
      SET outcome = EXCLUDED.outcome, reason = EXCLUDED.reason, evidence = EXCLUDED.evidence, at = EXCLUDED.at
    ), results AS (
      SELECT h.id, r.outcome, true AS own FROM held AS h
      JOIN check_results AS r ON r.variant_id = h.id AND r.revision = h.revision
      WHERE NOT starts_with(r.rule, ${judgeRulePrefix})
      UNION ALL SELECT id, outcome, false FROM said
    ), sums AS (
      SELECT id, CASE WHEN bool_or(outcome = 'failed') THEN 'failed' WHEN bool_or(outcome = 'undecided') THEN 'undecided'
                      WHEN bool_or(outcome = 'passed') THEN 'passed' ELSE 'unchecked' END AS state
      FROM results GROUP BY id HAVING bool_or(own)
    )
    UPDATE variants AS v SET check_state = s.state::"CheckState"
    FROM sums AS s WHERE v.id = s.id AND v.check_state <> s.state::"CheckState"`;
}
