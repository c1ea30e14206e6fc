import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

type Target = { name: string; columns: readonly { name: string }[] };

// The columns are named: a later version of the schema may hold them in another order.
export function copyTableIn(client: pg.PoolClient, { name, columns }: Target) {
  const names = columns.map((column) => pg.escapeIdentifier(column.name)).join(', ');
  return client.query(copyFrom(`COPY public.${pg.escapeIdentifier(name)} (${names}) FROM STDIN`));
}
