import type { HitFilter } from '#lib/domain/contamination/schema.ts';
import { Prisma } from '../../generated/client.ts';

/** A WHERE over the hits `h` of a project. */
export function hitsOf(projectId: string, filter: HitFilter, ids?: readonly string[]): Prisma.Sql {
  const { benchmark, method, state, kind, part, minScore } = filter;
  const optional = (condition: Prisma.Sql, value: unknown) =>
    value === undefined ? Prisma.empty : condition;
  return Prisma.sql`
    h.project_id = ${projectId}::uuid
      ${optional(Prisma.sql`AND h.id = ANY(${ids}::uuid[])`, ids)}
      ${optional(Prisma.sql`AND h.state = ${state}::"HitState"`, state)}
      ${optional(Prisma.sql`AND h.method = ${method}`, method)}
      ${optional(Prisma.sql`AND h.part = ${part}`, part)}
      ${optional(Prisma.sql`AND h.score >= ${minScore}::float4`, minScore)}
      ${kind === 'seed' ? Prisma.sql`AND h.seed_id IS NOT NULL` : Prisma.empty}
      ${kind === 'variant' ? Prisma.sql`AND h.variant_id IS NOT NULL` : Prisma.empty}
      ${optional(
        Prisma.sql`AND EXISTS (SELECT 1 FROM benchmark_problems p
                               WHERE p.id = h.problem_id AND p.benchmark_id = ${benchmark}::uuid)`,
        benchmark,
      )}`;
}
