import { requestActor } from '#lib/auth/actor.ts';
import { isUnderWay } from '#lib/domain/evaluate/states.ts';
import { isEnded } from '#lib/domain/train/states.ts';
import { contextFor } from '#lib/http/context.ts';
import { resources } from '#lib/http/resources.ts';
import { showDraw, showRuling } from '#lib/services/audits/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { showRun } from '#lib/services/corpus/index.ts';
import { listEvaluations, showEvaluation } from '#lib/services/evaluate/index.ts';
import { getProgress, listBatches } from '#lib/services/generate/index.ts';
import { listQueues, showQueue } from '#lib/services/queues/index.ts';
import { getRun, listRuns as trainRuns } from '#lib/services/train/index.ts';
import { listExports } from '#lib/services/versions/index.ts';

export type State = { value: unknown; moving: boolean };

const isMoving = (status: string) => status === 'queued' || status === 'running';

/** What can be watched, by the parameter that names it; each state says whether it may still change. */
const watched: Record<string, (ctx: Ctx, project: string, id: string) => Promise<State>> = {
  /** A batch with its newest variants. */
  batch: async (ctx, project, batch) => {
    const value = await getProgress(ctx, { project, batch });
    // Calls that were under way when it was paused or cancelled still arrive.
    return { value, moving: isMoving(value.status) || value.counts.leased > 0 };
  },
  /** A run over the corpus. */
  run: async (ctx, project, run) => {
    const value = await showRun(ctx, { project, run });
    return { value, moving: isMoving(value.status) };
  },
  /** The fine-tuning runs of a project, whatever is given. */
  runs: async (ctx, project) => {
    const { items } = await trainRuns(ctx, { project, limit: 50 });
    return { value: items, moving: items.some(({ state }) => !isEnded(state)) };
  },
  /** The fine-tuning runs of a sweep, in its order. */
  sweep: async (ctx, project, sweep) => {
    const { items } = await trainRuns(ctx, { project, sweep, limit: 200 });
    return { value: items, moving: items.some(({ state }) => !isEnded(state)) };
  },
  /** One fine-tuning run. */
  training: async (ctx, project, run) => {
    const { events: _, checkpoints: __, ...value } = await getRun(ctx, { project, run });
    return { value, moving: !isEnded(value.state) };
  },
  /** An evaluation, with its batch and its last grading. */
  evaluation: async (ctx, project, evaluation) => {
    const value = await showEvaluation(ctx, { project, evaluation });
    return { value, moving: isUnderWay(value) };
  },
  /** The evaluations of a project, whatever is given. */
  evaluations: async (ctx, project) => {
    const { items } = await listEvaluations(ctx, { project });
    return { value: items, moving: items.some(isUnderWay) };
  },
  /** A ruling that is carried out or taken back. */
  ruling: async (ctx, project, ruling) => {
    const value = await showRuling(ctx, { project, ruling });
    return { value, moving: value.status === 'applying' || value.status === 'undoing' };
  },
  /** The draw of an audit. */
  draw: async (ctx, project, audit) => {
    const value = await showDraw(ctx, { project, audit });
    return { value, moving: value.status === 'drawing' };
  },
  /** The exports of a version. */
  exports: async (ctx, project, version) => {
    const { items } = await listExports(ctx, { project, version });
    return { value: items, moving: items.some(({ status }) => isMoving(status)) };
  },
  /** A queue that people work. */
  queue: async (ctx, project, queue) => {
    const value = await showQueue(ctx, { project, queue });
    return { value, moving: value.status !== 'closed' };
  },
  /** All queues of a project, whatever is given. */
  queues: async (ctx, project) => {
    const { items } = await listQueues(ctx, { project });
    return { value: items, moving: items.some(({ status }) => status !== 'closed') };
  },
};

/** Asks as the one who is signed in now: whoever was put out hears nothing more. */
export async function look(request: Request): Promise<State> {
  const { searchParams } = new URL(request.url);
  const project = searchParams.get('project') ?? '';
  const ctx = contextFor(await resources(), await requestActor(request));
  const name = Object.keys(watched).find((one) => searchParams.has(one));
  if (name) return watched[name]!(ctx, project, searchParams.get(name)!);
  const { items } = await listBatches(ctx, { project });
  return { value: items, moving: items.some((one) => isMoving(one.status)) };
}
