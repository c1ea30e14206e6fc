import { Prisma } from '../../generated/client.ts';

/** Seeds or variants of a project that may become part of an export; of one import, of these ids, or all. */
export type TextScope = {
  kind: 'seed' | 'variant';
  projectId: string;
  importId?: string | null;
  batchId?: string;
  ids?: readonly string[];
};

/** A FROM with its WHERE over the texts `t`; what was set aside or rejected is no part of it. */
export function textsOf({ kind, projectId, importId, batchId, ids }: TextScope): Prisma.Sql {
  const table = kind === 'seed' ? Prisma.sql`seeds` : Prisma.sql`variants`;
  const live = kind === 'seed' ? Prisma.sql`t.excluded_at IS NULL` : Prisma.sql`t.status <> 'rejected'`;
  return Prisma.sql`
    ${table} t WHERE t.project_id = ${projectId}::uuid AND ${live}
      ${importId ? Prisma.sql`AND t.import_id = ${importId}::uuid` : Prisma.empty}
      ${batchId ? Prisma.sql`AND t.batch_id = ${batchId}::uuid` : Prisma.empty}
      ${ids ? Prisma.sql`AND t.id = ANY(${ids}::uuid[])` : Prisma.empty}`;
}
