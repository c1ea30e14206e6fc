import { storableJson } from '#lib/domain/storable-text.ts';
import type { Tx } from '../../client.ts';

export type GradeRow = {
  reply: string;
  dispute: string | null;
  grades: { grader: string; version: number; verdict: string; extracted: string | null; reason: string }[];
};

// The grades of some replies and what they differ in, in one statement: thousands of rows a second, and no reader sees
// the grades of one grader without those of the others. Returns how many verdicts are other ones than before.
export async function storeGrades(tx: Tx, rows: readonly GradeRow[]): Promise<number> {
  const stored = await tx.$queryRaw<{ changed: number }[]>`
    WITH input AS (
      SELECT * FROM jsonb_to_recordset(${storableJson(rows)}::jsonb) AS i(reply uuid, dispute text, grades jsonb)
    ), given AS (
      SELECT i.reply, g.* FROM input AS i CROSS JOIN LATERAL jsonb_to_recordset(i.grades)
        AS g(grader text, version int, verdict text, extracted text, reason text)
    ), before AS (
      SELECT count(*)::int AS changed FROM given AS g
      JOIN evaluation_grades AS o ON o.reply_id = g.reply AND o.grader = g.grader
      WHERE o.verdict <> g.verdict::"GradeVerdict"
    ), stored AS (
      INSERT INTO evaluation_grades (reply_id, grader, version, verdict, extracted, reason)
      SELECT reply, grader, version, verdict::"GradeVerdict", extracted, reason FROM given
      WHERE EXISTS (SELECT FROM evaluation_replies AS r WHERE r.id = given.reply)
      ORDER BY reply, grader
      ON CONFLICT (reply_id, grader) DO UPDATE
        SET version = EXCLUDED.version, verdict = EXCLUDED.verdict, extracted = EXCLUDED.extracted,
            reason = EXCLUDED.reason
    ), marked AS (
      UPDATE evaluation_replies AS r SET dispute = i.dispute FROM input AS i
      WHERE r.id = i.reply AND r.dispute IS DISTINCT FROM i.dispute
    )
    SELECT changed FROM before`;
  return stored[0]?.changed ?? 0;
}
