import type { Tx } from '../../client.ts';
import type { SeqRange } from './gather-population.ts';

// From where to where a draw has to look: the ends of an index.
export async function seqRange(tx: Tx): Promise<SeqRange> {
  const rows = await tx.$queryRaw<SeqRange[]>`
    SELECT coalesce(min(seq) - 1, 0)::float8 AS after, coalesce(max(seq), 0)::float8 AS to FROM variants`;
  return rows[0]!;
}
