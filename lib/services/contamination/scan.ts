import { ScanRequest } from '#lib/domain/contamination/schema.ts';
import { notFound, precondition } from '#lib/domain/errors.ts';
import { createRun } from '../corpus/index.ts';
import { projectVerb } from '../verb.ts';

export const scanCorpus = projectVerb(
  {
    name: 'contamination.scan',
    summary: 'Looks for the problems of benchmarks in every seed and variant, in the background.',
    kind: 'command',
    capability: 'check',
    input: ScanRequest,
  },
  async (ctx, { benchmarks }) => {
    const found = await ctx.db.benchmark.findMany({
      where: { projectId: ctx.project.id, status: 'done', id: benchmarks ? { in: benchmarks } : undefined },
      select: { id: true },
    });
    if (benchmarks && found.length < new Set(benchmarks).size) throw notFound('One of these benchmarks');
    if (found.length === 0) throw precondition('There is no benchmark to compare with. Add one first.');
    return ctx.db.$transaction((tx) =>
      createRun(tx, ctx, {
        kind: 'contamination',
        action: 'contamination.scan',
        parameters: { benchmarks: benchmarks ?? null },
      }),
    );
  },
);
