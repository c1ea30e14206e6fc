import type pg from 'pg';

export type Part = { parent: string; name: string; bound: string };

// Each frozen version has a part of the members' table.
export async function listParts(client: pg.ClientBase): Promise<Part[]> {
  const { rows } = await client.query<Part>(`
    SELECT p.relname AS parent, c.relname AS name, pg_get_expr(c.relpartbound, c.oid) AS bound
    FROM pg_class AS c JOIN pg_inherits AS i ON i.inhrelid = c.oid JOIN pg_class AS p ON p.oid = i.inhparent
    WHERE c.relnamespace = 'public'::regnamespace AND c.relispartition AND c.relkind = 'r'
    ORDER BY p.relname COLLATE "C", c.relname COLLATE "C"`);
  return rows;
}
