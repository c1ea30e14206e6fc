import type { ClusterState } from '#lib/domain/check/duplicates.ts';
import { Prisma } from '../../generated/client.ts';

/** Which clusters of a project; a field left out admits everything. Columns are those of the alias `c`. */
export type ClusterConditions = {
  projectId: string;
  state?: ClusterState;
  ids?: readonly string[];
  kind?: string;
  similarity?: number;
  size?: number;
  /** Of one act: decided by this person at this moment. */
  act?: { by: string | null; at: Date };
};

export function clusterConditions(one: ClusterConditions): Prisma.Sql {
  const { projectId, state, ids, kind, similarity, size, act } = one;
  const conditions = [
    Prisma.sql`c.project_id = ${projectId}::uuid`,
    state && Prisma.sql`c.state = ${state}::"ClusterState"`,
    ids && Prisma.sql`c.id = ANY (${[...ids]}::uuid[])`,
    kind && Prisma.sql`c.kind = ${kind}::"LikenessKind"`,
    // Stored as a real: the same number must be found again.
    similarity !== undefined && Prisma.sql`c.similarity >= ${similarity}::real`,
    size !== undefined && Prisma.sql`c.size >= ${size}::int`,
    act && Prisma.sql`c.decided_by_id IS NOT DISTINCT FROM ${act.by}::uuid AND c.decided_at = ${act.at}`,
  ];
  return Prisma.join(
    conditions.filter((condition) => typeof condition === 'object'),
    ' AND ',
  );
}
