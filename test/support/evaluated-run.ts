import { expect } from 'vitest';
import type { Ctx } from '#lib/services/context.ts';
import { beginEvaluation } from '#lib/services/evaluate/begin.ts';
import { runGrading } from '#lib/services/evaluate/grading/run-grading.ts';
import { estimateEvaluation, showEvaluation, startEvaluation } from '#lib/services/evaluate/index.ts';
import { retryFailed } from '#lib/services/generate/index.ts';
import { finish } from './batches.ts';
import { makeBenchmark } from './benchmarks.ts';
import { followServerUntil } from './servers.ts';

type Given = { project: string; run: string; live: Set<string> };

/** Evaluates the model of a run from its server's start to its end, and looks at every state on the way. */
export async function evaluateRun(ctx: Ctx, { project, run, live }: Given): Promise<void> {
  const problems = ['What is 2 + 3?', 'What is 4 + 5?', 'What is 1 + 1?'].map((problem) => ({ problem }));
  const answered = problems.map((one, at) => ({ ...one, answer: String([5, 9, 2][at]) }));
  const benchmark = await makeBenchmark(ctx, project, answered, 'sums');
  const asked = { project, run, benchmark, prompt: 'training' as const, maxTokens: 8 };
  expect(await estimateEvaluation(ctx, asked)).toMatchObject({ requests: 3, cost: 0 });
  const { evaluation, batch } = await startEvaluation(ctx, asked);
  expect(batch).toBeNull();
  await beginEvaluation(ctx, evaluation);
  const waiting = await showEvaluation(ctx, { project, evaluation });
  expect(waiting).toMatchObject({ status: 'waiting', ownServer: true, batch: null });
  const server = waiting.serverId!;
  live.add(server);
  await followServerUntil(ctx, project, server, 'ready');
  await beginEvaluation(ctx, evaluation);
  const running = await showEvaluation(ctx, { project, evaluation });
  expect(running).toMatchObject({
    status: 'running',
    legId: expect.any(String),
    checkpointPath: 'out/final',
  });
  await finish(ctx, running.batch!.id);
  const grading = await ctx.db.evaluationGrading.findFirstOrThrow({ where: { evaluationId: evaluation } });
  await runGrading(ctx, grading.id, { stopping: new AbortController().signal });
  const done = await showEvaluation(ctx, { project, evaluation });
  expect(done).toMatchObject({ status: 'done', replies: 3, summary: { problems: 3 } });
  expect((await followServerUntil(ctx, project, server)).state).toBe('stopped');
  await expect(retryFailed(ctx, { project, batch: running.batch!.id })).rejects.toMatchObject({
    code: 'PRECONDITION',
  });
}
