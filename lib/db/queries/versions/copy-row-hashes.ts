import type pg from 'pg';

// The hashes come from the process that wrote the shards: by COPY, because there may be millions.
export async function makeRowHashes(client: pg.PoolClient): Promise<string> {
  await client.query('CREATE TEMP TABLE frozen_hashes (position int, row_hash bytea) ON COMMIT DROP');
  return 'COPY frozen_hashes (position, row_hash) FROM STDIN';
}
