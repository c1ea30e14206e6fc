import type pg from 'pg';
import type { VersionFilter } from '#lib/domain/versions/schema.ts';
import { Prisma } from '../generated/client.ts';
import { versionOrder, versionSelection } from './version-selection.ts';

// The rows of a version to be, in their canonical order, kept for the transaction: all that is said of the version is
// read from these rows. The order is made of content alone, bytewise.
export async function selectVersionRows(
  client: pg.PoolClient,
  projectId: string,
  filter: VersionFilter,
): Promise<number> {
  const statement = Prisma.sql`
    CREATE TEMP TABLE frozen_rows ON COMMIT DROP AS
    SELECT (row_number() OVER (
             ORDER BY s.content_hash COLLATE "C", ${versionOrder}) - 1)::int AS position,
           v.id AS variant_id, v.revision, v.seed_id, 'train'::text AS split
    FROM variants v
    JOIN (${versionSelection(projectId, filter)}) chosen ON chosen.id = v.id
    JOIN seeds s ON s.id = v.seed_id
    LEFT JOIN batch_arms a ON a.id = v.arm_id`;
  const { rowCount } = await client.query({ text: statement.text, values: statement.values as unknown[] });
  return rowCount ?? 0;
}
