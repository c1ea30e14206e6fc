import type { Tx } from '#lib/db/client.ts';
import { BenchmarkRef } from '#lib/domain/benchmarks/schema.ts';
import { notFound, precondition } from '#lib/domain/errors.ts';
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
        await refuseUsed(tx, benchmark);
        const hits = await tx.contaminationHit.count({ where: { problem: { benchmarkId: benchmark } } });
        await tx.benchmark.delete({ where: { id: benchmark } });
        const { name, licence, problemCount, contentHash } = found;
        await audit(tx, ctx, {
          action: 'benchmarks.delete',
          target: `benchmark ${benchmark}`,
          before: { name, licence, problemCount, contentHash, hits },
          after: null,
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

/** What was measured on a benchmark, or made from it, cannot be read without it. */
async function refuseUsed(tx: Tx, benchmark: string): Promise<void> {
  const [evaluations, derived] = await Promise.all([
    tx.evaluation.count({ where: { benchmarkId: benchmark } }),
    tx.benchmark.count({ where: { parentId: benchmark } }),
  ]);
  if (evaluations > 0) {
    const them = evaluations === 1 ? 'it' : 'them';
    const words =
      evaluations === 1 ? '1 evaluation was' : `${evaluations.toLocaleString('en-US')} evaluations were`;
    throw precondition(`${words} made on this benchmark. Delete ${them} first.`);
  }
  if (derived > 0)
    throw precondition(
      `${derived.toLocaleString('en-US')} robustness sets were made from it. Delete them first.`,
    );
}
