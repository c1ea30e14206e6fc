import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

type Source = { name: string; partitioned: boolean; columns: readonly { name: string }[] };

// COPY's text form: the same on every version and machine, and a line of it is a row whatever the row holds. PostgreSQL
// before 18 copies a table of parts only as a selection.
export function copyTableOut(client: pg.PoolClient, source: Source) {
  const name = `public.${pg.escapeIdentifier(source.name)}`;
  const columns = source.columns.map((column) => pg.escapeIdentifier(column.name)).join(', ');
  const what = source.partitioned ? `(SELECT ${columns} FROM ${name})` : `${name} (${columns})`;
  return client.query(copyTo(`COPY ${what} TO STDOUT`));
}
