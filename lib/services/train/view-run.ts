import type { ComputeTarget, TrainingAttempt, TrainingLeg, TrainingRun } from '#lib/db/generated/client.ts';
import { LegPlan } from '#lib/domain/train/leg-plan.ts';

type Leg = TrainingLeg & {
  attempts: TrainingAttempt[];
  version: { id: string; number: number; name: string; rowCount: number };
};
type Row = TrainingRun & { target: Pick<ComputeTarget, 'name' | 'kind'>; legs: Leg[] };

/** What a run is loaded with to be shown. */
export const shown = {
  target: { select: { name: true, kind: true } },
  legs: {
    orderBy: { position: 'asc' as const },
    include: {
      attempts: { orderBy: { number: 'asc' as const } },
      version: { select: { id: true, number: true, name: true, rowCount: true } },
    },
  },
};

/** What lists and pages show of a run; `now` bounds the time of what is under way. */
export function viewRun({ legs, target, ...run }: Row, now: Date) {
  const hours = legs.reduce((sum, leg) => sum + hoursOf(leg, now), 0);
  const gpuHours = hours * run.gpus;
  return {
    ...run,
    ...{ targetName: target.name, targetKind: target.kind },
    legs: legs.map(viewLeg),
    ...{ hours, gpuHours, cost: run.pricePerGpuHour === null ? null : gpuHours * run.pricePerGpuHour },
  };
}

export type RunView = ReturnType<typeof viewRun>;
export type LegView = RunView['legs'][number];

function viewLeg(leg: Leg) {
  const { config, logOffset: _, slotTargetId: __, tokens, outputTail: ___, stopSent: ____, ...rest } = leg;
  return { ...rest, tokens: Number(tokens), plan: LegPlan.parse(config) };
}

/** Hours that the leg's attempts ran. */
function hoursOf({ attempts }: Leg, now: Date): number {
  const ms = attempts.reduce(
    (sum, { startedAt, endedAt }) => sum + (startedAt ? (endedAt ?? now).getTime() - startedAt.getTime() : 0),
    0,
  );
  return Math.max(0, ms) / 3_600_000;
}
