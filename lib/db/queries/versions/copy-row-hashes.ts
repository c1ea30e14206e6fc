import type pg from 'pg';

// The hashes come from the process that wrote the shards, with the place of each row in `frozen_rows`: by COPY, because
// there may be millions.
export async function makeRowHashes(client: pg.PoolClient): Promise<string> {
  await client.query(
    'CREATE TEMP TABLE frozen_hashes (place int, position int, row_hash bytea) ON COMMIT DROP',
  );
  return 'COPY frozen_hashes (place, position, row_hash) FROM STDIN (FORMAT binary)';
}
