import { BenchmarkRef } from '#lib/domain/benchmarks/schema.ts';
import { notFound } from '#lib/domain/errors.ts';
import { audit } from '../audit.ts';
import { storageKey } from '../seeds/upload.ts';
import { projectVerb } from '../verb.ts';

export const deleteBenchmark = projectVerb(
  {
    name: 'benchmarks.delete',
    summary: 'Deletes a benchmark with its hits; what was removed because of them stays removed.',
    kind: 'command',
    capability: 'configure',
    input: BenchmarkRef,
  },
  async (ctx, { benchmark }) => {
    const deleted = await ctx.db.$transaction(
      async (tx) => {
        const place = { id: benchmark, projectId: ctx.project.id };
        const found = await tx.benchmark.findFirst({ where: place });
        if (!found) throw notFound('This benchmark');
        const hits = await tx.contaminationHit.count({ where: { problem: { benchmarkId: benchmark } } });
        await tx.benchmark.delete({ where: { id: benchmark } });
        const { name, licence, problemCount, contentHash } = found;
        await audit(tx, ctx, {
          action: 'benchmarks.delete',
          target: `benchmark ${benchmark}`,
          before: { name, licence, problemCount, contentHash, hits },
        });
        return { benchmark, name, hits };
      },
      { timeout: 120_000 },
    );
    // There is a file only while it waits to be read.
    await ctx.storage.remove(storageKey(benchmark));
    return deleted;
  },
);
