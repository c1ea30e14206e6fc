import type pg from 'pg';

// A part that joins the members is referred to their versions, which takes this lock: taken later, two freezes that have
// both stored their version would wait for each other.
export async function lockVersions(client: pg.PoolClient): Promise<void> {
  await client.query('LOCK TABLE dataset_versions IN SHARE ROW EXCLUSIVE MODE');
}
