import { splitSearch } from '#lib/domain/browse/search-text.ts';
import type { AuditCover, AuditDimension, AuditFilter } from '#lib/domain/review/audit-plan/index.ts';
import { Prisma } from '../../generated/client.ts';
import { variantConditions } from '../browse/variant-conditions.ts';
import { isGold } from '../queues/reserved.ts';
import { textConditions } from '../search/text-conditions.ts';

/** Which variants are audited, and what makes a stratum of them. */
export type Population = {
  projectId: string;
  filter: AuditFilter;
  dimensions: readonly AuditDimension[];
  /** Rows that are younger do not belong to it. */
  before?: Date;
};

const covered: Record<AuditCover, Prisma.Sql> = {
  waiting: Prisma.sql`t.status = 'pending'`,
  accepted: Prisma.sql`t.status = 'accepted'`,
  both: Prisma.sql`t.status IN ('pending', 'accepted')`,
};

/**
 * What an audit's population asks of a variant `t`: a state that the audit covers, and that its checks have run. Gold
 * measures people and waits for ever: nobody could read it for the audit.
 */
export function populationConditions({ projectId, filter, before }: Population): Prisma.Sql {
  const { text, cover, ...columns } = filter;
  const conditions = [
    Prisma.sql`t.project_id = ${projectId}::uuid`,
    ...variantConditions(columns),
    covered[cover],
    Prisma.sql`t.check_state <> 'unchecked'`,
    Prisma.sql`NOT ${isGold}`,
    ...(before ? [Prisma.sql`t.created_at <= ${before}`] : []),
    ...(text ? textConditions(splitSearch(text)) : []),
  ];
  return Prisma.join(conditions, ' AND ');
}

/**
 * The model and the templates of every arm of a project, in words: as CTE `arms`. Names and versions of templates stand
 * for their texts, which never change under a version.
 */
export const armsOf = (projectId: string): Prisma.Sql => Prisma.sql`
  arms AS MATERIALIZED (
    SELECT a.id, coalesce(a.recipe #>> '{model,model}', '') AS model,
           coalesce((SELECT string_agg(concat_ws(' ', x ->> 'name', x ->> 'origin', x ->> 'version'), ', '
                                       ORDER BY x ->> 'name', x ->> 'origin', x ->> 'version')
                     FROM jsonb_array_elements(CASE jsonb_typeof(a.recipe -> 'templates')
                                               WHEN 'array' THEN a.recipe -> 'templates' ELSE '[]' END) AS x), '') AS template
    FROM batch_arms AS a JOIN batches AS b ON b.id = a.batch_id
    WHERE b.project_id = ${projectId}::uuid)`;

/** The columns method, level, template and model of a variant `t` with its arm `a`; empty where not chosen. */
export function stratumColumns(dimensions: readonly AuditDimension[]): Prisma.Sql {
  const where = (dimension: AuditDimension, column: Prisma.Sql, without: Prisma.Sql) =>
    dimensions.includes(dimension) ? column : without;
  return Prisma.sql`${where('method', Prisma.sql`t.method`, Prisma.sql`''::text`)} AS method,
    ${where('level', Prisma.sql`t.level`, Prisma.sql`NULL::int`)} AS level,
    ${where('template', Prisma.sql`left(coalesce(a.template, ''), 200)`, Prisma.sql`''::text`)} AS template,
    ${where('model', Prisma.sql`left(coalesce(a.model, ''), 200)`, Prisma.sql`''::text`)} AS model`;
}
