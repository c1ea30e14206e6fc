import type { Db } from '../../client.ts';

// How many seeds the rows of a version grow from; its members never change, so the answer is kept with the card.
export async function countSeedsOfVersion(db: Db, versionId: string): Promise<number> {
  const rows = await db.$queryRaw<{ seeds: number }[]>`
    SELECT count(DISTINCT seed_id)::int AS seeds FROM version_members WHERE version_id = ${versionId}::uuid`;
  return rows[0]?.seeds ?? 0;
}
