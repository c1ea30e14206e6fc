import type pg from 'pg';

/** The columns of a staging table, in the order in which rows are copied into it. */
export const stagingColumns = [
  ['id', 'uuid'],
  ['row_number', 'int'],
  ['original_id', 'text'],
  ['problem', 'text'],
  ['solution', 'text'],
  ['answer', 'text'],
  ['subject', 'text'],
  ['level', 'int'],
  ['content_hash', 'text'],
  ['meta', 'jsonb'],
  // Of synthetic rows: what they say of their making, and the problem that they name as their original.
  ['synthetic', 'boolean'],
  ['method', 'text'],
  ['source', 'text'],
  ['variant_method', 'text'],
  ['keeps_answer', 'boolean'],
  ['origin_id', 'uuid'],
  ['origin_problem', 'text'],
  ['origin_answer', 'text'],
  ['origin_hash', 'text'],
  // Of preference pairs: the worse side.
  ['rejected_id', 'uuid'],
  ['rejected_solution', 'text'],
  ['rejected_answer', 'text'],
  ['rejected_from', 'text'],
] as const;

/** The staging table of an import for the rows behind its first `from`; the names sort in the order of the rows. */
export const stagingName = (seq: bigint, from: number) =>
  `import_rows_${seq}_${String(from).padStart(10, '0')}`;

// A table without indexes for each transaction of reading: COPY runs at its full speed, rows need no log of their own
// where the server keeps none (COPY into a table of the same transaction), and each is merged and dropped as one.
export async function createStaging(client: pg.PoolClient, name: string): Promise<void> {
  const columns = stagingColumns.map(([column, type]) => `${column} ${type}`).join(', ');
  await client.query(`CREATE TABLE ${name} (${columns}) WITH (autovacuum_enabled = off)`);
}
