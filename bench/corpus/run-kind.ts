import type { Ctx } from '#lib/services/context.ts';
import { runCorpus } from '#lib/services/corpus/index.ts';
import { corpusRunners } from '#worker/corpus-runners.ts';

/** Does a queued run over the corpus here, as the worker would, and gives its row and the seconds that it took. */
export async function doRun(ctx: Ctx, run: string) {
  const from = performance.now();
  await runCorpus(ctx, run, corpusRunners, new AbortController().signal);
  const row = await ctx.db.corpusRun.findUniqueOrThrow({ where: { id: run } });
  if (row.status !== 'done') throw new Error(`The run ${row.kind} is ${row.status}: ${row.error}`);
  return { row, seconds: (performance.now() - from) / 1000 };
}
