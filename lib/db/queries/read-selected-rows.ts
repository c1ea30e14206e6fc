import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import type { Tx } from '../client.ts';

// The temporary table of selectVersionRows has no Prisma model.
export async function readSelectedRows(tx: Tx, from: number, to: number): Promise<FrozenRow[]> {
  return tx.$queryRaw<FrozenRow[]>`
    SELECT 'train' AS split, NULL::int AS "firstWrongStep", NULL::jsonb AS rejected, method, problem, solution, answer, subject, level, lineage
    FROM frozen_rows WHERE position >= ${from} AND position < ${to} ORDER BY position`;
}
