import type { RejectedFrom } from '#lib/domain/versions/preference/source.ts';
import { Prisma } from '../../generated/client.ts';
import { plainText, sha256Of } from './family-selection.ts';

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

/** Of an imported pair: from where it was, and with which solutions it stood. */
const imported = Prisma.sql`v.evidence ->> 'rejectedFrom', v.evidence -> 'worseThan'`;
const notImported = Prisma.sql`NULL, NULL`;

const better = Prisma.sql`
  SELECT b.problem, b.family, 0 AS rank, 'better' AS side, b.variant_id, b.revision, NULL::int AS step, b.solution_key,
         b.content_key, b.answer, NULL::text[] AS reasons, NULL::text AS asked,
         NULL::text AS reply, NULL::text AS imported_from, NULL::jsonb AS worse_than
  FROM pair_better AS b`;
const rejected = Prisma.sql`
  SELECT p.problem, p.family, 1, 'reject', v.id, v.revision, NULL, ${keys('v')}, ${reasons}, NULL, NULL,
         ${imported}
  FROM pair_sources AS p JOIN variants AS v ON v.id = p.variant_id WHERE p.status = 'rejected'`;
const edited = Prisma.sql`
  SELECT p.problem, p.family, 2, 'edit', r.variant_id, r.number, NULL, ${keys('r')}, NULL, r.problem, NULL,
         ${notImported}
  FROM pair_sources AS p JOIN variants AS v ON v.id = p.variant_id
  JOIN revisions AS r ON r.variant_id = v.id AND r.number < v.revision
  WHERE p.status = 'accepted'`;
const sampled = Prisma.sql`
  SELECT p.problem, p.family, 3, 'self-consistency', v.id, v.revision, c.step, NULL, NULL, NULL, NULL,
         CASE WHEN v.revision > 1 THEN r.problem END, c.reply, ${notImported}
  FROM pair_sources AS p JOIN variants AS v ON v.id = p.variant_id
  CROSS JOIN LATERAL (SELECT (value #>> '{}')::int AS step FROM ${outvoted} AS value) AS sample
  JOIN LATERAL (SELECT c.step, c.reply FROM model_calls AS c
                WHERE c.request_id = v.request_id AND c.step = sample.step AND c.status = 'answered'
                ORDER BY c.attempt DESC LIMIT 1) AS c ON true
  LEFT JOIN revisions AS r ON r.variant_id = v.id AND r.number = 1
  WHERE p.status = 'accepted' AND v.method = 'self-consistency' AND jsonb_typeof(v.evidence -> 'groups') = 'array'`;

const parts: Record<RejectedFrom, Prisma.Sql[]> = {
  reject: [],
  edit: [edited],
  'self-consistency': [sampled],
};

/** The better sides, and the worse ones of these sources, imported ones among the rejected; without parameters. */
export const sidesOf = (sources: readonly RejectedFrom[]): Prisma.Sql =>
  Prisma.join([better, rejected, ...sources.flatMap((source) => parts[source])], ' UNION ALL ');
