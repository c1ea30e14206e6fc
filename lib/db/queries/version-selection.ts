import type { VersionFilter } from '#lib/domain/versions/schema.ts';
import { Prisma } from '../generated/client.ts';
import { variantInSelection } from './in-selection.ts';

/** The model that made a variant (arms are `a`); null for a method without one. */
export const versionModel = Prisma.sql`(a.recipe #>> '{model,model}')`;

/**
 * The order of the variants (`v`, with their arms `a`) of one seed: every column of a frozen row, bytewise, so
 * that only equal rows are left to the order of arrival.
 */
export const versionOrder = Prisma.sql`
  v.method COLLATE "C", v.problem COLLATE "C", v.solution COLLATE "C", v.answer COLLATE "C",
  v.subject COLLATE "C", v.level, v.ground_truth COLLATE "C", ${versionModel} COLLATE "C", v.seq`;

/**
 * Nothing that may stand in a benchmark, and nothing under a seed that was set aside as such, gets into a version
 * before a person has said that it is no leak.
 */
const exportable = Prisma.sql`
  NOT EXISTS (SELECT 1 FROM contamination_hits h WHERE h.variant_id = v.id AND h.state IN ('open', 'removed'))
  AND NOT EXISTS (SELECT 1 FROM seeds x WHERE x.id = v.seed_id AND x.excluded_reason = 'contaminated')`;

/** A condition on the variants `v`: accepted, and admitted by a version's filter, but for contamination. */
function admittedBy(projectId: string, filter: VersionFilter): Prisma.Sql {
  const { methods, subjects, levels, checks, selection } = filter;
  const columns = { seq: Prisma.sql`v.seq`, seedId: Prisma.sql`v.seed_id` };
  const among = (column: Prisma.Sql, values: (string | number)[] | undefined) =>
    values?.length ? Prisma.sql`AND ${column} IN (${Prisma.join(values)})` : Prisma.empty;
  return Prisma.sql`
    v.project_id = ${projectId}::uuid AND v.status = 'accepted'
      ${checks === 'passed' ? Prisma.sql`AND v.check_state = 'passed'` : Prisma.empty}
      ${among(Prisma.sql`v.method`, methods)}
      ${among(Prisma.sql`v.subject`, subjects)}
      ${among(Prisma.sql`v.level`, levels)}
      ${selection ? Prisma.sql`AND ${variantInSelection(columns, { projectId, ...filter })}` : Prisma.empty}`;
}

/** The ids of the variants that a version would hold but for their hits in benchmarks. */
export function contaminatedSelection(projectId: string, filter: VersionFilter): Prisma.Sql {
  return Prisma.sql`SELECT v.id FROM variants v WHERE ${admittedBy(projectId, filter)} AND NOT (${exportable})`;
}

/** The ids of the accepted variants that a version's filter admits. */
export function versionSelection(projectId: string, filter: VersionFilter): Prisma.Sql {
  const { perSeed } = filter;
  const admitted = Prisma.sql`${admittedBy(projectId, filter)} AND ${exportable}`;
  if (perSeed === undefined) return Prisma.sql`SELECT v.id FROM variants v WHERE ${admitted}`;
  // Which variants of a seed are kept must not depend on the method's name or on when they came: by hash first.
  return Prisma.sql`
    SELECT id FROM (
      SELECT v.id, row_number() OVER (
        PARTITION BY v.seed_id ORDER BY v.content_hash COLLATE "C", md5(v.solution), ${versionOrder}) AS seed_rank
      FROM variants v LEFT JOIN batch_arms a ON a.id = v.arm_id
      WHERE ${admitted}) AS ranked
    WHERE seed_rank <= ${perSeed}`;
}
