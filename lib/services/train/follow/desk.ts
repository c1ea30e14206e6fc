import type { ComputeTarget } from '#lib/compute/target.ts';
import type {
  DatasetVersion,
  Project,
  ComputeTarget as TargetRow,
  TrainingAttempt,
  TrainingLeg,
  TrainingRun,
} from '#lib/db/generated/client.ts';
import { LegPlan } from '#lib/domain/train/leg-plan.ts';
import { TargetSettings } from '#lib/domain/train/target.ts';
import type { Ctx } from '../../context.ts';
import { openTarget } from '../../targets/find.ts';

export type Leg = TrainingLeg & { version: DatasetVersion; attempts: TrainingAttempt[] };
export type Run = TrainingRun & {
  target: TargetRow;
  project: Project;
  legs: Leg[];
  sweep: { launchedAt: Date | null } | null;
};

/** All that a look at one leg of a run works with. */
export type Desk = {
  ctx: Ctx;
  run: Run;
  leg: Leg;
  version: DatasetVersion;
  project: Project;
  plan: LegPlan;
  /** Its newest attempt. */
  attempt: TrainingAttempt;
  settings: TargetSettings;
  target: ComputeTarget;
};

/** The run with its legs, each with its newest attempt; null where it was deleted. */
export function loadRun(ctx: Ctx, runId: string): Promise<Run | null> {
  return ctx.db.trainingRun.findUnique({
    where: { id: runId },
    include: {
      ...{ target: true, project: true, sweep: { select: { launchedAt: true } } },
      legs: {
        orderBy: { position: 'asc' },
        include: { version: true, attempts: { orderBy: { number: 'desc' }, take: 1 } },
      },
    },
  });
}

export function deskOf(ctx: Ctx, run: Run, leg: Leg): Desk {
  const attempt = leg.attempts[0];
  if (!attempt) throw new Error(`The leg ${leg.id} has no attempt.`);
  return {
    ...{
      ctx,
      run,
      leg,
      attempt,
      plan: LegPlan.parse(leg.config),
      version: leg.version,
      project: run.project,
    },
    settings: TargetSettings.parse(run.target.settings),
    target: openTarget(ctx, run.target),
  };
}

export const jobOf = ({ plan, attempt }: Desk) => ({
  ...{ tag: plan.config.tag, attempt: attempt.number, id: attempt.externalId ?? '' },
});
