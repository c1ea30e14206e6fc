import pg from 'pg';
import type { Sequence } from './list-sequences.ts';

// Where it stands on, the next row gets the number after the last one.
export async function setSequence(client: pg.ClientBase, { name, value, called }: Sequence): Promise<void> {
  await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [
    `public.${pg.escapeIdentifier(name)}`,
    value,
    called,
  ]);
}
