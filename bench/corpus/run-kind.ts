import type { Ctx } from '#lib/services/context.ts';
import { runCorpus } from '#lib/services/corpus/index.ts';
import { corpusRunners } from '#worker/corpus-runners.ts';
import { processorSeconds } from '../core-set/processor-time.ts';
import { type Metric, metric } from '../metrics.ts';

/** Does a queued run over the corpus here, as the worker would: its row, and what it took. */
export async function doRun(ctx: Ctx, run: string) {
  const from = performance.now();
  const before = processorSeconds();
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss() / 2 ** 30);
  }, 50);
  await runCorpus(ctx, run, corpusRunners, new AbortController().signal).finally(() => clearInterval(timer));
  const row = await ctx.db.corpusRun.findUniqueOrThrow({ where: { id: run } });
  if (row.status !== 'done') throw new Error(`The run ${row.kind} is ${row.status}: ${row.error}`);
  const seconds = (performance.now() - from) / 1000;
  return { row, seconds, processor: processorSeconds() - before, peak };
}

/** What a run took of this process, all threads together and without the server's part. */
export function costOf(name: string, { processor, peak }: { processor: number; peak: number }): Metric[] {
  return [
    metric(`${name}: processor time without the server's`, processor, 's'),
    metric(`${name}: peak memory`, peak, 'GiB', { most: 3 }),
  ];
}
