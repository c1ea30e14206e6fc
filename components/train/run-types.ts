import type { LegPlan } from '#lib/domain/train/leg-plan.ts';
import type { RunState } from '#lib/domain/train/states.ts';

/** Times cross the event stream as text. */
type Moment = string | Date;

export type LegRow = {
  id: string;
  position: number;
  state: RunState;
  reason: string | null;
  step: number;
  totalSteps: number | null;
  loss: number | null;
  tokens: number;
  tokensPerSecond: number | null;
  failure: string | null;
  stopAsked: string | null;
  plan: LegPlan;
  version: { number: number; name: string; rowCount: number };
  attempts: readonly {
    number: number;
    externalId: string | null;
    node: string | null;
    restarts: number;
    exitCode: number | null;
    startedAt: Moment | null;
    endedAt: Moment | null;
  }[];
};

/** What lists show of a run. */
export type RunRow = {
  id: string;
  number: number;
  name: string;
  base: string;
  preset: string;
  seed: number;
  state: RunState;
  reason: string | null;
  unknownSince: Moment | null;
  gpus: number;
  hours: number;
  gpuHours: number;
  cost: number | null;
  createdAt: Moment;
  endedAt: Moment | null;
  startedBy: string;
  targetName: string;
  targetKind: string;
  legs: readonly LegRow[];
};

/** How far a run is over all its legs: steps done and steps in all; null while no trainer has said how many. */
export function stepsOf({ legs }: Pick<RunRow, 'legs'>): { done: number; total: number | null } {
  const done = legs.reduce((sum, { step }) => sum + step, 0);
  const known = legs.every(({ totalSteps }) => totalSteps !== null);
  return { done, total: known ? legs.reduce((sum, { totalSteps }) => sum + (totalSteps ?? 0), 0) : null };
}

/** The leg that is under way, or the last. */
export const currentLeg = ({ legs }: Pick<RunRow, 'legs'>): LegRow | undefined =>
  legs.find(({ state }) => state !== 'succeeded') ?? legs.at(-1);
