import type { VersionFilter } from '#lib/domain/versions/schema.ts';
import type { Tx } from '../client.ts';
import { versionSelection } from './version-selection.ts';

export type VersionGroup = {
  method: string;
  subject: string | null;
  level: number | null;
  rows: number;
  seeds: number;
};

// Counts by method, subject and level in one pass over the selection, which Prisma's groupBy cannot rank by seed.
export async function previewVersion(
  tx: Tx,
  projectId: string,
  filter: VersionFilter,
): Promise<VersionGroup[]> {
  return tx.$queryRaw<VersionGroup[]>`
    SELECT v.method, v.subject, v.level, count(*)::int AS rows, count(DISTINCT v.seed_id)::int AS seeds
    FROM variants v JOIN (${versionSelection(projectId, filter)}) chosen ON chosen.id = v.id
    GROUP BY v.method, v.subject, v.level
    ORDER BY v.method, v.subject, v.level`;
}
