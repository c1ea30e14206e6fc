import type { Tx } from '#lib/db/client.ts';
import type { ScanParameters } from '#lib/domain/contamination/schema.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { Ctx, ProjectCtx } from '../context.ts';
import { createRun } from '../corpus/index.ts';

/** A scan that has to wait for another one looks again after so long. */
const lookAgainMs = 3000;

/** The job "contamination.benchmark": a new benchmark is looked for in every text. */
export async function followBenchmark(ctx: Ctx, benchmarkId: string): Promise<void> {
  const found = await ctx.db.benchmark.findUnique({ where: { id: benchmarkId } });
  if (found?.status !== 'done') return;
  await startOrWait(ctx, found.projectId, { benchmarks: [benchmarkId], import: null }, (tx, runAt) =>
    enqueue(tx, 'contamination.benchmark', { benchmarkId }, { runAt }),
  );
}

/** The job "contamination.import": every benchmark is looked for in the texts of an import that has ended. */
export async function followImport(ctx: Ctx, importId: string): Promise<void> {
  const found = await ctx.db.seedImport.findUnique({ where: { id: importId } });
  // What a cancelled or broken import has left is in the corpus all the same.
  if (!found || found.status === 'running' || found.status === 'queued' || found.status === 'uploaded')
    return;
  const benchmarks = await ctx.db.benchmark.count({ where: { projectId: found.projectId, status: 'done' } });
  if (benchmarks === 0 || found.rowsAdded === 0) return;
  await startOrWait(ctx, found.projectId, { benchmarks: null, import: importId }, (tx, runAt) =>
    enqueue(tx, 'contamination.import', { importId }, { runAt }),
  );
}

/** One scan of a project at a time: while another is under way, the job comes back. */
async function startOrWait(
  ctx: Ctx,
  projectId: string,
  parameters: ScanParameters,
  again: (tx: Tx, runAt: Date) => Promise<void>,
): Promise<void> {
  const scoped: ProjectCtx = { ...ctx, project: { id: projectId, slug: '', name: '' }, role: 'owner' };
  try {
    await ctx.db.$transaction((tx) =>
      createRun(tx, scoped, { kind: 'contamination', action: 'contamination.scan', parameters }),
    );
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== 'CONFLICT') throw error;
    await ctx.db.$transaction((tx) => again(tx, new Date(ctx.now().getTime() + lookAgainMs)));
  }
}
