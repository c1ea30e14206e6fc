import type pg from 'pg';
import type { EstimatedKind } from './unestimated-texts.ts';

export type EstimatedText = {
  seq: string;
  revision: number;
  tokens: number;
  level: number | null;
  subject: string | null;
  basis: string | null;
};

// One statement for thousands of rows. A text that was edited since it was read is left for the next run; what the
// source says is never touched.
export async function writeEstimates(
  pool: pg.Pool,
  kind: EstimatedKind,
  projectId: string,
  rows: readonly EstimatedText[],
): Promise<number> {
  const column = <Name extends keyof EstimatedText>(name: Name) => rows.map((row) => row[name]);
  const { rowCount } = await pool.query(
    `UPDATE ${kind === 'seed' ? 'seeds' : 'variants'} AS t
     SET tokens = e.tokens, estimated_level = e.level, estimated_subject = e.subject, estimate_basis = e.basis
     FROM unnest($2::bigint[], $3::int[], $4::int[], $5::real[], $6::text[], $7::text[])
       AS e(seq, revision, tokens, level, subject, basis)
     WHERE t.seq = e.seq AND t.project_id = $1 ${kind === 'variant' ? 'AND t.revision = e.revision' : ''}`,
    [
      ...[projectId, column('seq'), column('revision'), column('tokens')],
      ...[column('level'), column('subject'), column('basis')],
    ],
  );
  return rowCount ?? 0;
}
