import type { Keyset } from '#lib/domain/keyset.ts';
import { Prisma } from '../../generated/client.ts';
import { type ClusterConditions, clusterConditions } from './chosen-clusters.ts';

export type ClusterRow = {
  id: string;
  seq: string;
  kind: 'exact' | 'near' | 'skeleton';
  scope: string;
  seeds: number;
  variants: number;
  size: number;
  similarity: number;
  state: 'open' | 'kept_one' | 'kept_all';
  decidedLabel: string | null;
  decidedAt: Date | null;
  /** The beginning of its first member. */
  problem: string | null;
};

// One page by keyset, each cluster with the beginning of its first text: one look-up a row.
export function listClusters(
  chosen: ClusterConditions,
  page: { sort: 'size' | 'newest'; after: Keyset | null; limit: number },
): Prisma.Sql {
  const { sort, after, limit } = page;
  const beyond = after ? Prisma.sql`AND ${beyondOf(sort, after)}` : Prisma.empty;
  const order = sort === 'size' ? Prisma.sql`c.size DESC, c.seq DESC` : Prisma.sql`c.seq DESC`;
  return Prisma.sql`
    SELECT c.id, c.seq, c.kind, c.scope, c.seeds, c.variants, c.size, c.similarity, c.state,
           c.decided_label AS "decidedLabel", c.decided_at AS "decidedAt",
           left(coalesce(s.problem, v.problem), 600) AS problem
    FROM (SELECT c.* FROM duplicate_clusters AS c WHERE ${clusterConditions(chosen)} ${beyond}
          ORDER BY ${order} LIMIT ${limit}::int) AS c
    LEFT JOIN duplicate_members AS m ON m.cluster_id = c.id AND m.position = 0
    LEFT JOIN seeds AS s ON s.id = m.seed_id LEFT JOIN variants AS v ON v.id = m.variant_id
    ORDER BY ${order}`;
}

const beyondOf = (sort: 'size' | 'newest', { value, seq }: Keyset) =>
  sort === 'size' && value !== null
    ? Prisma.sql`(c.size, c.seq) < (${value}::int, ${seq}::bigint)`
    : Prisma.sql`c.seq < ${seq}::bigint`;
