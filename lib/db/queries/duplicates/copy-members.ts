import type pg from 'pg';
import { type CopyValue, copyRows } from '../../copy-text.ts';

// COPY, row by row as they are found: clusters of a large corpus are never held together.
export async function copyMembers(
  client: pg.PoolClient,
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  await copyRows(client, 'COPY found_members FROM STDIN', rows);
}
