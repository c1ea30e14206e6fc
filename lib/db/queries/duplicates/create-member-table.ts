import type pg from 'pg';

// What was found, by the order of arrival; ids and hashes are joined to it in one statement, since looking them up one by
// one would take longer than the search.
export async function createMemberTable(client: pg.PoolClient): Promise<void> {
  await client.query(`CREATE TEMP TABLE found_members (
    cluster int, likeness "LikenessKind", position int, kind "CorpusItemKind", seq bigint, similarity real
  ) ON COMMIT DROP`);
}
