import type { Tx } from '../../client.ts';
import { Prisma } from '../../generated/client.ts';
import { type TextScope, textsOf } from './text-scope.ts';

export type TextRow = {
  id: string;
  seq: bigint;
  revision: number;
  problem: string;
  solution: string | null;
};

// Pages by seq along an index, with the five columns that a scan reads: Prisma's objects of whole rows cost more than
// the search itself.
export async function readTexts(
  tx: Tx,
  scope: TextScope,
  { after, limit }: { after: bigint; limit: number },
): Promise<TextRow[]> {
  const revision = scope.kind === 'seed' ? Prisma.sql`1` : Prisma.sql`t.revision`;
  return tx.$queryRaw<TextRow[]>`
    SELECT t.id, t.seq, ${revision} AS revision, t.problem, t.solution
    FROM ${textsOf(scope)} AND t.seq > ${after} ORDER BY t.seq LIMIT ${limit}`;
}
