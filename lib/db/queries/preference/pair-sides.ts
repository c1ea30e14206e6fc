import type pg from 'pg';
import { Prisma } from '../../generated/client.ts';
import { plainText, sha256Of } from './family-selection.ts';

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
  /** Of an edit: the problem as it was. Of a sample: the reply. */
  text: string | null;
};

const keys = (table: string) => {
  const column = (name: string) => Prisma.raw(`${table}.${name}`);
  return Prisma.sql`${sha256Of(plainText(column('solution')))}, ${sha256Of(column('solution'))} || ${sha256Of(column('answer'))},
    ${column('answer')}`;
};

/** The last standing decision says why; one on an older text says nothing of this one. */
const reasons = Prisma.sql`(SELECT d.reasons FROM decisions AS d
  WHERE d.variant_id = v.id AND d.revision = v.revision AND d.action = 'reject' AND d.undone_at IS NULL
  ORDER BY d.seq DESC LIMIT 1)`;

/** Samples that have an answer and stand outside the largest group, numbered as the calls that gave them. */
const outvoted = Prisma.sql`jsonb_path_query(v.evidence, '$.groups[1 to last].samples[*]')`;

const better = Prisma.sql`
  SELECT b.problem, b.family, 0 AS rank, 'better' AS side, b.variant_id, b.revision, NULL::int AS step, b.solution_key,
         b.content_key, b.answer, NULL::text[] AS reasons, NULL::text AS text
  FROM pair_better AS b`;
const rejected = Prisma.sql`
  SELECT p.problem, p.family, 1, 'reject', v.id, v.revision, NULL, ${keys('v')}, ${reasons}, NULL
  FROM pair_sources AS p JOIN variants AS v ON v.id = p.variant_id WHERE p.status = 'rejected'`;
const edited = Prisma.sql`
  SELECT p.problem, p.family, 2, 'edit', r.variant_id, r.number, NULL, ${keys('r')}, NULL, r.problem
  FROM pair_sources AS p JOIN variants AS v ON v.id = p.variant_id
  JOIN revisions AS r ON r.variant_id = v.id AND r.number < v.revision
  WHERE p.status = 'accepted'`;
const sampled = Prisma.sql`
  SELECT p.problem, p.family, 3, 'self-consistency', v.id, v.revision, c.step, NULL, NULL, NULL, NULL, c.reply
  FROM pair_sources AS p JOIN variants AS v ON v.id = p.variant_id
  CROSS JOIN LATERAL (SELECT (value #>> '{}')::int AS step FROM ${outvoted} AS value) AS sample
  JOIN LATERAL (SELECT c.step, c.reply FROM model_calls AS c
                WHERE c.request_id = v.request_id AND c.step = sample.step AND c.status = 'answered'
                ORDER BY c.attempt DESC LIMIT 1) AS c ON true
  WHERE p.status = 'accepted' AND v.method = 'self-consistency' AND jsonb_typeof(v.evidence -> 'groups') = 'array'`;

const parts = { reject: rejected, edit: edited, 'self-consistency': sampled };

// All solutions of the problems that pairs can be of, problem by problem, by a cursor: what one problem needs is all that
// stands in memory. The order within a problem is made of content.
export async function* pairSides(
  client: pg.PoolClient,
  sources: readonly (keyof typeof parts)[],
): AsyncGenerator<PairSide[]> {
  const all = [better, ...sources.map((source) => parts[source])];
  // A cursor takes no parameters; there are none.
  await client.query(
    `DECLARE pair_sides NO SCROLL CURSOR FOR
     SELECT problem, family, side, variant_id AS "variantId", revision, step, solution_key AS "solutionKey",
            content_key AS "contentKey", answer, reasons, text
     FROM (${Prisma.join(all, ' UNION ALL ').text}) AS sides
     ORDER BY problem COLLATE "C", family COLLATE "C", rank, content_key COLLATE "C", variant_id, revision, step`,
  );
  for (;;) {
    const { rows } = await client.query<PairSide>('FETCH 500 FROM pair_sides');
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query('CLOSE pair_sides');
}
