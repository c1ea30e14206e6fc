import { splitSearch } from '#lib/domain/browse/search-text.ts';
import type { AuditDimension, AuditFilter } from '#lib/domain/review/audit-plan/index.ts';
import { Prisma } from '../../generated/client.ts';
import { variantConditions } from '../browse/variant-conditions.ts';
import { textConditions } from '../search/text-conditions.ts';

/** Which variants are audited, and what makes a stratum of them. */
export type Population = {
  projectId: string;
  filter: AuditFilter;
  dimensions: readonly AuditDimension[];
  /** Rows that are younger do not belong to it. */
  before?: Date;
};

/** What an audit's population asks of a variant `t`: it waits for a decision, and its checks have run. */
export function populationConditions({ projectId, filter, before }: Population): Prisma.Sql {
  const { text, ...columns } = filter;
  const conditions = [
    Prisma.sql`t.project_id = ${projectId}::uuid`,
    ...variantConditions({ ...columns, status: 'pending' }),
    Prisma.sql`t.check_state <> 'unchecked'`,
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
