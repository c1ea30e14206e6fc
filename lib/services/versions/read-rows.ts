import type { FrozenRow, Lineage } from '#lib/domain/versions/schema.ts';
import type { ProjectCtx } from '../context.ts';

const chunk = 2_000;
/** What rows say that were frozen before there were splits, step labels and pairs. */
export const wholeRow = { split: 'train', firstWrongStep: null, rejected: null } as const;

/** The rows of a version in order, a few thousand in memory at a time. */
export async function* readVersionRows(ctx: ProjectCtx, versionId: string): AsyncGenerator<FrozenRow> {
  for (let from = 0; ; from += chunk) {
    const rows = await ctx.db.versionRow.findMany({
      where: { versionId, position: { gte: from, lt: from + chunk } },
      orderBy: { position: 'asc' },
    });
    for (const row of rows) yield { ...wholeRow, ...row, lineage: row.lineage as unknown as Lineage };
    if (rows.length < chunk) return;
  }
}
