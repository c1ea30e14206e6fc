import type pg from 'pg';

// The planner knows nothing of rows that have just come.
export async function analyzeAll(client: pg.ClientBase): Promise<void> {
  await client.query('ANALYZE');
}
