import pg from 'pg';

// Whether an installation is empty is asked of its tables, not of their statistics.

/** The first of the tables that holds a row; null where none does. */
export async function firstWithRows(client: pg.ClientBase, names: readonly string[]): Promise<string | null> {
  if (names.length === 0) return null;
  const each = names.map(
    (name) =>
      `SELECT ${pg.escapeLiteral(name)} AS name WHERE EXISTS (SELECT FROM public.${pg.escapeIdentifier(name)})`,
  );
  const { rows } = await client.query<{ name: string }>(`${each.join(' UNION ALL ')} LIMIT 1`);
  return rows[0]?.name ?? null;
}
