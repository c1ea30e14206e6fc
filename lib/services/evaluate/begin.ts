import type { Evaluation, ModelServer } from '#lib/db/generated/client.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { EvaluationRequest } from '#lib/domain/evaluate/schema.ts';
import { isServerEnded } from '#lib/domain/servers/states.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { Ctx, ProjectCtx } from '../context.ts';
import { resolveEvaluation } from './resolve.ts';
import { stopOwnServer } from './stop-own-server.ts';
import { askNow } from './store-evaluation.ts';

/** Milliseconds between two looks at a server that starts. */
const againMs = 3000;

/**
 * The job "evaluate.begin": asks the problems of an evaluation that waits for the server of its model, as soon as that
 * is ready; comes back while it starts, and ends the evaluation where the server ended. Run again it changes nothing.
 */
export async function beginEvaluation(ctx: Ctx, evaluationId: string): Promise<void> {
  const found = await ctx.db.evaluation.findUnique({
    where: { id: evaluationId },
    include: { server: true, project: true },
  });
  if (found?.status !== 'waiting') return;
  const { server, project } = found;
  if (server?.state === 'starting') {
    const runAt = new Date(ctx.now().getTime() + againMs);
    return ctx.db.$transaction((tx) => enqueue(tx, 'evaluate.begin', { evaluationId }, { runAt }));
  }
  if (server?.state !== 'ready') return fail(ctx, found, endOf(server));
  const scoped: ProjectCtx = { ...ctx, project, role: 'owner' };
  try {
    await begin(scoped, found);
  } catch (error) {
    // What a person must change first; anything else is for the queue to try again.
    if (!(error instanceof StudioError)) throw error;
    await fail(ctx, found, error.message);
  }
}

async function begin(ctx: ProjectCtx, found: Evaluation): Promise<void> {
  const asked = EvaluationRequest.parse(found.asked);
  const resolved = await resolveEvaluation(ctx, { ...asked, model: found.endpointId ?? undefined });
  await ctx.db.$transaction(
    async (tx) => {
      const { count } = await tx.evaluation.updateMany({
        where: { id: found.id, status: 'waiting' },
        data: { status: 'running' },
      });
      if (count > 0) await askNow(tx, ctx, found, resolved, asked);
    },
    { timeout: 120_000, maxWait: 10_000 },
  );
}

function endOf(server: ModelServer | null): string {
  if (!server) return 'The server of its model was deleted before it was ready.';
  const how = isServerEnded(server.state) ? `is ${server.state}` : 'is being stopped';
  return `Server ${server.number}, which was to serve its model, ${how}${server.reason ? `: ${server.reason}` : '.'}`;
}

async function fail(ctx: Ctx, { id }: Evaluation, error: string): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const data = { status: 'failed' as const, error, finishedAt: ctx.now() };
    const { count } = await tx.evaluation.updateMany({ where: { id, status: 'waiting' }, data });
    if (count > 0) await stopOwnServer(ctx, tx, id);
  });
}
