import { writeFormat } from '#lib/domain/benchmarks/file-format.ts';
import { NewBenchmark } from '#lib/domain/benchmarks/schema.ts';
import { conflict, invalid, notFound, precondition } from '#lib/domain/errors.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { userIdOf } from '../by-whom.ts';
import { resolvePlan } from '../seeds/resolve-plan.ts';
import { projectVerb } from '../verb.ts';

export const addBenchmark = projectVerb(
  {
    name: 'benchmarks.add',
    summary: 'Reads an uploaded file as a benchmark, in the background; the corpus is then compared with it.',
    kind: 'command',
    capability: 'import',
    input: NewBenchmark,
  },
  async (ctx, { name, licence, description, ...asked }) => {
    const place = { projectId: ctx.project.id };
    const found = await ctx.db.seedImport.findFirst({ where: { id: asked.import, ...place } });
    if (!found) throw notFound('This upload');
    if (found.status !== 'uploaded')
      throw precondition(`This file was started already; it is ${found.status}.`);
    const taken = await ctx.db.benchmark.findFirst({ where: { ...place, name }, select: { id: true } });
    if (taken) throw conflict(`A benchmark named "${name}" exists. Choose another name.`);
    const plan = await resolvePlan(ctx, found, asked);
    if (plan.columns.length === 0) throw invalid(`No row of ${found.fileName} can be read as a problem.`);
    if (plan.format === 'custom' && !plan.mapping) {
      throw invalid('No known format fits this file. Say which column holds the problem.', [
        { path: 'mapping.problem', message: 'Choose a column.' },
      ]);
    }
    const { fileName, fileHash } = found;
    await ctx.db.$transaction(async (tx) => {
      // The file passes from the upload to the benchmark, under the same id: it cannot become seeds as well.
      const { count } = await tx.seedImport.deleteMany({ where: { id: found.id, status: 'uploaded' } });
      if (count === 0) throw precondition('This file was started already.');
      await tx.benchmark.create({
        data: {
          ...{ id: found.id, ...place, name, description, licence, fileName, fileHash },
          format: writeFormat(plan),
          createdById: userIdOf(ctx),
          createdAt: ctx.now(),
        },
      });
      await enqueue(tx, 'benchmarks.import', { benchmarkId: found.id });
      const after = { name, licence, fileName, fileHash, format: plan.format };
      await audit(tx, ctx, {
        action: 'benchmarks.add',
        target: `benchmark ${found.id}`,
        before: null,
        after,
      });
    });
    return { benchmark: found.id, name, format: plan.format, status: 'queued' as const };
  },
);
