import { Prisma } from '../generated/client.ts';

/** Which seeds a batch starts from; `needs` are the columns that its method cannot do without. */
export type SeedSelection = {
  projectId: string;
  subject?: string;
  levels?: number[];
  import?: string;
  limit?: number;
  needs: readonly ('solution' | 'answer')[];
};

/** The seeds of a selection, oldest first: counting and planning must mean the same rows. */
export function selectedSeeds(one: SeedSelection): Prisma.Sql {
  const conditions = [Prisma.sql`project_id = ${one.projectId}::uuid`];
  if (one.subject !== undefined) conditions.push(Prisma.sql`subject = ${one.subject}`);
  if (one.levels?.length) conditions.push(Prisma.sql`level = ANY(${one.levels}::int[])`);
  if (one.import !== undefined) conditions.push(Prisma.sql`import_id = ${one.import}::uuid`);
  if (one.needs.includes('solution')) conditions.push(Prisma.sql`solution <> ''`);
  if (one.needs.includes('answer')) conditions.push(Prisma.sql`answer <> ''`);
  const limit = one.limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${one.limit}::int`;
  return Prisma.sql`SELECT id, seq, problem FROM seeds WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY seq ${limit}`;
}
