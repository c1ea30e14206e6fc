import type pg from 'pg';
import { copyRows } from '../../copy-text.ts';

// The families were found by this process: by COPY, because a corpus may have a million of such seeds.
export async function copyFamilies(
  client: pg.PoolClient,
  families: ReadonlyMap<string, string>,
): Promise<void> {
  await copyRows(client, 'COPY recipe_families (seed_id, family) FROM STDIN', families);
}
