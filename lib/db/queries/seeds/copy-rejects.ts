import type pg from 'pg';
import { type CopyValue, copyRows } from '../../copy-text.ts';

// A file may be all rejects; they go the way of the rows.
export function copyRejects(client: pg.PoolClient, rows: Iterable<readonly CopyValue[]>): Promise<void> {
  return copyRows(client, 'COPY import_rejects (import_id, line, field, message) FROM STDIN', rows);
}
