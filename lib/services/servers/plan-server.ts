import type { ComputeTarget, TrainingCheckpoint } from '#lib/db/generated/client.ts';
import { invalid, notFound, precondition } from '#lib/domain/errors.ts';
import type { ServerRequest } from '#lib/domain/servers/schema.ts';
import type { ServeSettings } from '#lib/domain/servers/serve-settings.ts';
import { TargetSettings } from '#lib/domain/train/target.ts';
import type { ProjectCtx } from '../context.ts';
import { findTarget } from '../targets/find.ts';
import { findRun } from '../train/find.ts';
import { tagOf } from '../train/plan/legs-of.ts';

/** A server before it is written: what it serves, where and how. */
export type ServerPlan = {
  target: ComputeTarget;
  serve: ServeSettings;
  legId: string | null;
  checkpoint: string | null;
  model: string;
  title: string;
  gpus: number;
  minutes: number | null;
  memoryGb: number | null;
};

export type CheckpointRef = { legId: string; path: string };
type Wishes = Partial<Pick<ServerRequest, 'gpus' | 'minutes' | 'memoryGb'>>;

/** What a request comes to. Throws INVALID, NOT_FOUND and PRECONDITION in words for people. */
export async function planServer(ctx: ProjectCtx, request: ServerRequest): Promise<ServerPlan> {
  const { run, folder, target } = request;
  if (run !== undefined && folder !== undefined) throw invalid('folder: Name a run or a folder, not both.');
  if (run !== undefined) {
    const plan = await planOfCheckpoint(ctx, await checkpointOf(ctx, request), request);
    if (target === undefined || target === plan.target.id) return plan;
    throw invalid(`target: The model lies at ${plan.target.name}; it is served there.`);
  }
  if (folder === undefined) throw invalid('run: Name a run, or a folder with a model at a compute target.');
  if (target === undefined) throw invalid('target: Say at which compute target the folder lies.');
  return planOfFolder(ctx, { folder, target }, request);
}

/** A folder at a target. */
export async function planOfFolder(
  ctx: ProjectCtx,
  { folder, target }: { folder: string; target: string },
  wishes: Wishes,
): Promise<ServerPlan> {
  const row = await findTarget(ctx.db, target);
  const where = { legId: null, checkpoint: null, model: folder, title: lastPart(folder) };
  return { ...where, ...placeOf(row, wishes, 0) };
}

/** A checkpoint of a run of this project. */
export async function planOfCheckpoint(
  ctx: ProjectCtx,
  { legId, path }: CheckpointRef,
  wishes: Wishes,
): Promise<ServerPlan> {
  const found = await ctx.db.trainingCheckpoint.findFirst({
    where: { legId, path, leg: { run: { projectId: ctx.project.id } } },
    include: { leg: { include: { run: { include: { target: true } } } } },
  });
  if (!found) throw notFound('This checkpoint');
  if (!found.present) throw precondition(`The checkpoint ${path} is no longer at the compute target.`);
  const { run } = found.leg;
  // Runs of a sweep may differ in their seed alone, which no name tells.
  const name = run.sweepId === null ? run.name : `${run.name} (run ${run.number})`;
  return {
    ...{
      legId,
      checkpoint: path,
      model: `../${tagOf(legId)}/${path}`,
      title: `${name} · ${lastPart(path)}`,
    },
    ...placeOf(run.target, wishes, run.gpus > 0 ? 1 : 0),
  };
}

async function checkpointOf(
  ctx: ProjectCtx,
  { run: ref, leg, checkpoint }: ServerRequest,
): Promise<CheckpointRef> {
  const run = await findRun(ctx, ref ?? '');
  const found: TrainingCheckpoint | null = await ctx.db.trainingCheckpoint.findFirst({
    where: {
      leg: { runId: run.id, ...(leg !== undefined && { position: leg }) },
      ...(checkpoint === undefined ? { final: true, present: true } : { path: checkpoint }),
    },
    orderBy: { leg: { position: 'desc' } },
  });
  if (found) return { legId: found.legId, path: found.path };
  throw checkpoint === undefined
    ? precondition(
        `The run ${run.number} has left no model yet. Name one of its checkpoints, or wait for its end.`,
      )
    : notFound(`The checkpoint "${checkpoint}" of run ${run.number}`);
}

function placeOf(target: ComputeTarget, wishes: Wishes, usualGpus: number) {
  const settings = TargetSettings.parse(target.settings);
  if (settings.kind === 'openai') {
    throw precondition(
      `${target.name} serves the models that it trains. Add this one under Settings, Models.`,
    );
  }
  const { gpus = usualGpus, minutes = null, memoryGb = null } = wishes;
  const { limits } = settings;
  if (limits.gpus !== null && gpus > limits.gpus)
    throw invalid(`gpus: ${target.name} gives at most ${limits.gpus} GPUs.`);
  if (limits.minutes !== null && (minutes ?? 0) > limits.minutes) {
    throw invalid(`minutes: ${target.name} gives at most ${limits.minutes} minutes.`);
  }
  return { target, serve: settings.serve, gpus, minutes: minutes ?? limits.minutes, memoryGb };
}

const lastPart = (path: string): string => path.split('/').findLast((part) => part !== '') ?? path;
