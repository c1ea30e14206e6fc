import type pg from 'pg';
import { type CopyValue, copyRows } from '../../copy-text.ts';

// What was found, by the order of arrival; ids and hashes are joined to it in one statement, since looking them up one by
// one would take longer than the search.
export async function stageMembers(
  client: pg.PoolClient,
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  await client.query(`CREATE TEMP TABLE found_members (
    cluster int, likeness "LikenessKind", position int, kind "CorpusItemKind", seq bigint, similarity real
  ) ON COMMIT DROP`);
  await copyRows(client, 'COPY found_members FROM STDIN', rows);
  await client.query('ANALYZE found_members');
}
