import type pg from 'pg';

// Whose the worse side of each row is, beside the members, which say whose the better one is: millions of rows of
// solutions need no columns for it.
export async function storeRejectedMembers(client: pg.PoolClient, versionId: string): Promise<number> {
  const { rowCount } = await client.query(
    `INSERT INTO rejected_members (version_id, position, variant_id, revision, call_step, source)
     SELECT $1, position, rejected_id, rejected_revision, call_step, source FROM frozen_rows ORDER BY position`,
    [versionId],
  );
  return rowCount ?? 0;
}
