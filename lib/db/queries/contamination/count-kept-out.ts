import type { VersionFilter } from '#lib/domain/versions/schema.ts';
import type { Tx } from '../../client.ts';
import { contaminatedSelection } from '../version-selection.ts';

// The same condition as that of a version, so that what is said to be left out is what is left out.
export async function countKeptOut(tx: Tx, projectId: string, filter: VersionFilter): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (${contaminatedSelection(projectId, filter)}) AS kept`;
  return rows[0]?.count ?? 0;
}
