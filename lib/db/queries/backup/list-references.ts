import type pg from 'pg';

export type Reference = { table: string; name: string; definition: string };

// Foreign keys as they were declared; those of parts follow the one of their table.
export async function listReferences(client: pg.ClientBase): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(`
    SELECT c.conrelid::regclass::text AS table, quote_ident(c.conname) AS name, pg_get_constraintdef(c.oid) AS definition
    FROM pg_constraint AS c
    WHERE c.contype = 'f' AND c.conparentid = 0 AND c.connamespace = 'public'::regnamespace
    ORDER BY c.conrelid::regclass::text COLLATE "C", c.conname COLLATE "C"`);
  return rows;
}
