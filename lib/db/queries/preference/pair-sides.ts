import type pg from 'pg';
import type { RejectedFrom } from '#lib/domain/versions/preference/source.ts';
import { sidesOf } from './sides-selection.ts';

/** One solution of a problem: a better one, or one that may be worse. */
export type PairSide = {
  problem: string;
  family: string;
  side: 'better' | 'reject' | 'edit' | 'self-consistency';
  variantId: string;
  /** 0: the solution of the seed of this id. */
  revision: number;
  /** Of a sample: the call of its request that gave it. */
  step: number | null;
  solutionKey: string | null;
  contentKey: string | null;
  answer: string | null;
  reasons: string[] | null;
  /** The problem that it was written for, where that may be another than this one. */
  asked: string | null;
  /** Of a sample: what the model said. */
  reply: string | null;
  /** Of an imported one: where the preference comes from, where the file says so. */
  importedFrom: RejectedFrom | null;
  /** Of an imported one: the keys of the solutions that it is worse than. */
  worseThan: string[] | null;
};

// All solutions of the problems that pairs can be of, problem by problem, by a cursor: what one problem needs is all that
// stands in memory. The order within a problem is made of content.
export async function* pairSides(
  client: pg.PoolClient,
  sources: readonly RejectedFrom[],
): AsyncGenerator<PairSide[]> {
  // A cursor takes no parameters; there are none.
  await client.query(
    `DECLARE pair_sides NO SCROLL CURSOR FOR
     SELECT problem, family, side, variant_id AS "variantId", revision, step, solution_key AS "solutionKey",
            content_key AS "contentKey", answer, reasons, asked, reply,
            imported_from AS "importedFrom", worse_than AS "worseThan"
     FROM (${sidesOf(sources).text}) AS sides
     ORDER BY problem COLLATE "C", family COLLATE "C", rank, content_key COLLATE "C", variant_id, revision, step`,
  );
  for (;;) {
    const { rows } = await client.query<PairSide>('FETCH 500 FROM pair_sides');
    if (rows.length === 0) return;
    yield rows;
  }
}
