import { precondition } from '#lib/domain/errors.ts';
import type { Desk } from './desk.ts';
import type { Start } from './launch-of.ts';
import { newestCheckpoint } from './newest-checkpoint.ts';

/** Where the newest attempt of a leg begins. */
export async function startOf(desk: Desk, slot: number | null): Promise<Start> {
  const { plan, attempt } = desk;
  return {
    ...{ attempt: attempt.number, slot },
    model: plan.from === null ? null : await modelBefore(desk, plan.from),
    // For trainers that are told what to go on from; ours finds it by itself.
    resume: attempt.number === 1 ? null : await newestCheckpoint(desk),
  };
}

/** The model that the leg before made, beside this run's folder; an API knows under which name it is there. */
async function modelBefore({ ctx, run, leg }: Desk, tag: string): Promise<string> {
  const before = run.legs[leg.position - 1];
  const found = await ctx.db.trainingCheckpoint.findFirst({
    where: { legId: before?.id ?? leg.id, final: true, present: true },
  });
  if (!found) throw precondition('The leg before left no model. Resume it, or start the run anew.');
  return `../${tag}/${found.path}`;
}
