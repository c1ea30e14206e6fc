import { z } from 'zod';
import { notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { pageOf } from '../page-of.ts';
import { projectVerb } from '../verb.ts';

const text = { id: true, seq: true, problem: true, solution: true, answer: true } as const;

export const showCluster = projectVerb(
  {
    name: 'duplicates.show',
    summary: 'Shows a cluster of texts that are alike, with its members.',
    kind: 'query',
    capability: 'read',
    input: z.object({
      cluster: Id.describe('The cluster'),
      after: z.coerce.number().int().min(0).optional().describe('nextAfter of the page before'),
      limit: z.coerce.number().int().min(1).max(200).default(50).describe('Members in the page, at most 200'),
    }),
  },
  async (ctx, { cluster, after, limit }) => {
    const found = await ctx.db.duplicateCluster.findFirst({
      where: { id: cluster, projectId: ctx.project.id },
    });
    if (!found) throw notFound('This cluster');
    const rows = await ctx.db.duplicateMember.findMany({
      where: { clusterId: cluster, position: after === undefined ? undefined : { gt: after } },
      orderBy: { position: 'asc' },
      take: limit + 1,
      include: {
        seed: {
          select: {
            ...text,
            excludedAt: true,
            excludedReason: true,
            import: { select: { sourceName: true } },
          },
        },
        variant: {
          select: { ...text, revision: true, status: true, checkState: true, method: true, seedId: true },
        },
      },
    });
    const { page, nextAfter } = pageOf(rows, limit, ({ position }) => position);
    const members = page.map(viewMember);
    const { seq, projectId: _, decidedById: __, ...rest } = found;
    return { ...rest, seq: Number(seq), members, nextAfter };
  },
);

export type ClusterView = Awaited<ReturnType<typeof showCluster>>;

type Row<T> = T & { seq: bigint };
type MemberRow = {
  position: number;
  similarity: number;
  kept: boolean | null;
  seed: Row<{
    id: string;
    problem: string;
    solution: string | null;
    answer: string | null;
    excludedAt: Date | null;
    excludedReason: string | null;
    import: { sourceName: string };
  }> | null;
  variant: Row<{
    id: string;
    problem: string;
    solution: string;
    answer: string;
    revision: number;
    status: string;
    checkState: string;
    method: string;
    seedId: string;
  }> | null;
};

function viewMember({ position, similarity, kept, seed, variant }: MemberRow) {
  if (seed) {
    const { import: file, excludedAt, excludedReason, seq, ...own } = seed;
    const state = excludedAt ? (excludedReason ?? 'set aside') : 'in use';
    return {
      kind: 'seed' as const,
      position,
      similarity,
      kept,
      seq: Number(seq),
      ...own,
      origin: file.sourceName,
      state,
    };
  }
  const { seq, status, method, id, problem, solution, answer } = variant!;
  const own = { id, problem, solution, answer };
  return {
    kind: 'variant' as const,
    position,
    similarity,
    kept,
    seq: Number(seq),
    ...own,
    origin: method,
    state: status,
  };
}
