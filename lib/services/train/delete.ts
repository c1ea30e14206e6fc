import { z } from 'zod';
import { TargetRefused, TargetUnreachable } from '#lib/compute/target.ts';
import type { TrainingRun } from '#lib/db/generated/client.ts';
import { conflict, precondition } from '#lib/domain/errors.ts';
import { Flag } from '#lib/domain/flag.ts';
import { liveServerStates } from '#lib/domain/servers/states.ts';
import { isEnded } from '#lib/domain/train/states.ts';
import { audit } from '../audit.ts';
import type { ProjectCtx } from '../context.ts';
import { findTarget, openTarget } from '../targets/find.ts';
import { projectVerb } from '../verb.ts';
import { findRun, RunRef } from './find.ts';
import { groupOf, tagOf } from './plan/legs-of.ts';

export const deleteRun = projectVerb(
  {
    name: 'train.delete',
    summary: 'Deletes a run that ended, with its curve and, at the target, its folder and checkpoints.',
    kind: 'command',
    capability: 'configure',
    input: z.object({
      run: RunRef,
      keepFiles: Flag.default(false).describe('Leave what lies at the target'),
    }),
  },
  async (ctx, { run: ref, keepFiles }) => {
    const run = await findRun(ctx, ref);
    if (!isEnded(run.state)) throw conflict(`The run ${run.number} is ${run.state}. Stop it first.`);
    const legs = await ctx.db.trainingLeg.findMany({ where: { runId: run.id }, select: { id: true } });
    const serving = await ctx.db.modelServer.findFirst({
      where: { leg: { runId: run.id }, state: { in: liveServerStates } },
    });
    if (serving) throw conflict(`Server ${serving.number} serves a model of this run. Stop it first.`);
    const tags = legs.map(({ id }) => tagOf(id));
    if (!keepFiles) await removeAt(ctx, run.targetId, tags, await groupWithoutRuns(ctx, run));
    await ctx.db.$transaction(async (tx) => {
      await tx.trainingRun.delete({ where: { id: run.id } });
      const before = { number: run.number, name: run.name, state: run.state };
      await audit(tx, ctx, { action: 'train.delete', target: `run ${run.id}`, before, after: { keepFiles } });
    });
    return { deleted: run.id };
  },
);

/** The group of a sweep whose last run this is; null where others are left, or where it is of none. */
async function groupWithoutRuns({ db }: ProjectCtx, { id, sweepId }: TrainingRun): Promise<string | null> {
  if (sweepId === null) return null;
  const others = await db.trainingRun.count({ where: { sweepId, NOT: { id } } });
  return others === 0 ? groupOf(sweepId) : null;
}

async function removeAt(
  ctx: ProjectCtx,
  targetId: string,
  tags: readonly string[],
  group: string | null,
): Promise<void> {
  const row = await findTarget(ctx.db, targetId);
  try {
    const target = openTarget(ctx, row);
    for (const tag of tags) await target.remove(tag);
    if (group !== null) await target.removeMany?.(group);
  } catch (error) {
    if (error instanceof TargetUnreachable || error instanceof TargetRefused) {
      throw precondition(
        `${row.name} could not remove its files: ${error.message} Delete the run and keep them instead.`,
      );
    }
    throw error;
  }
}
