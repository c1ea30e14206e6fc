import type pg from 'pg';
import type { SelectionFilter } from '#lib/domain/corpus/selection.ts';
import { Prisma } from '../generated/client.ts';

/** The texts that a core set is chosen from. */
export type Candidates = { projectId: string; kind: 'seed' | 'variant'; filter: SelectionFilter };

/** The condition on a row `t` of their table. */
export function admittedTexts({ projectId, kind, filter }: Candidates): Prisma.Sql {
  const { subject, levels, status } = filter;
  const conditions = [Prisma.sql`t.project_id = ${projectId}::uuid`];
  if (subject !== undefined) conditions.push(Prisma.sql`t.subject = ${subject}`);
  if (levels?.length) conditions.push(Prisma.sql`t.level = ANY(${levels}::int[])`);
  if (filter.import !== undefined) conditions.push(Prisma.sql`t.import_id = ${filter.import}::uuid`);
  if (kind === 'seed') conditions.push(Prisma.sql`t.excluded_at IS NULL`);
  else if (status !== 'any') conditions.push(Prisma.sql`t.status = ${status}::"VariantStatus"`);
  return Prisma.join(conditions, ' AND ');
}

export const tableOf = ({ kind }: Candidates) => (kind === 'seed' ? 'seeds' : 'variants');

// How many there are and which one came last: what comes later is no part of the run.
export async function countSelectionCandidates(pool: pg.Pool, candidates: Candidates) {
  const { text, values } = admittedTexts(candidates);
  const { rows } = await pool.query<{ count: number; last: string }>(
    `SELECT count(*)::int AS count, coalesce(max(t.seq), 0)::bigint AS last
     FROM ${tableOf(candidates)} AS t WHERE ${text}`,
    [...values],
  );
  return { count: rows[0]?.count ?? 0, last: BigInt(rows[0]?.last ?? 0) };
}
