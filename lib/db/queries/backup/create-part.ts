import pg from 'pg';
import type { Part } from './list-parts.ts';

// Before the rows come, so that each goes where it was.
export async function createPart(client: pg.PoolClient, { parent, name, bound }: Part): Promise<void> {
  const [part, whole] = [name, parent].map((one) => `public.${pg.escapeIdentifier(one)}`);
  await client.query(`CREATE TABLE ${part} PARTITION OF ${whole} ${bound}`);
}
