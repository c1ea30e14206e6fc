import type { VersionFilter } from '#lib/domain/versions/schema.ts';
import { Prisma } from '../generated/client.ts';

/** The accepted variants that a version's filter admits, ranked within their seed. Columns: id, seed_rank. */
export function versionSelection(projectId: string, filter: VersionFilter): Prisma.Sql {
  const { methods, subjects, levels, checks, perSeed } = filter;
  const among = (column: Prisma.Sql, values: (string | number)[] | undefined) =>
    values?.length ? Prisma.sql`AND ${column} IN (${Prisma.join(values)})` : Prisma.empty;
  return Prisma.sql`
    SELECT id FROM (
      SELECT v.id, row_number() OVER (
        PARTITION BY v.seed_id ORDER BY v.content_hash, md5(v.solution), v.answer COLLATE "C") AS seed_rank
      FROM variants v
      WHERE v.project_id = ${projectId}::uuid AND v.status = 'accepted'
        ${checks === 'passed' ? Prisma.sql`AND v.check_state = 'passed'` : Prisma.empty}
        ${among(Prisma.sql`v.method`, methods)}
        ${among(Prisma.sql`v.subject`, subjects)}
        ${among(Prisma.sql`v.level`, levels)}) AS ranked
    WHERE ${perSeed === undefined ? Prisma.sql`true` : Prisma.sql`seed_rank <= ${perSeed}`}`;
}
