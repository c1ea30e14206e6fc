import type pg from 'pg';

export type Sequence = { name: string; value: string; called: boolean };

// A sequence knows no transactions: read after the rows, it is never behind them.
export async function listSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(`
    SELECT sequencename AS name, coalesce(last_value, start_value)::text AS value, last_value IS NOT NULL AS called
    FROM pg_sequences WHERE schemaname = 'public' ORDER BY sequencename COLLATE "C"`);
  return rows;
}
