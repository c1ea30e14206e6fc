import { Prisma } from '../generated/client.ts';

/** So many of the candidates in a hash order that depends on their texts and the stream alone: the same anywhere. */
export function randomCandidates(candidates: Prisma.Sql, stream: string, count: number): Prisma.Sql {
  return Prisma.sql`
    SELECT c.* FROM (${candidates}) AS c
    ORDER BY md5(${stream} || c.content_hash), c.seq LIMIT ${count}::int`;
}
