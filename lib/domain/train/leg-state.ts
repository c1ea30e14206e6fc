import type { RunState } from './states.ts';

/** What a compute target says of a job, as far as it decides the state. */
export type TargetWord = {
  state: RunState | 'stopped';
  reason: string | null;
};

/** What a leg becomes. */
export type LegState = { state: RunState; reason: string | null };

const outside =
  'It was cancelled at the compute target, not from the studio. Resume goes on from its newest checkpoint.';
const stoppedOutside =
  'It was asked to stop at the compute target, and saved a checkpoint. Resume goes on from it.';
const stopped = 'Stopped with a checkpoint. Resume goes on from it.';
const forced = 'Stopped at once. Resume goes on from its newest checkpoint.';

/**
 * The state of a leg from the target's word and what a person asked for: a job that was to stop counts as stopping until
 * the target says that it ended, and an end that nobody here asked for says so.
 */
export function legStateOf({ state, reason }: TargetWord, stopAsked: string | null): LegState {
  if (state === 'stopped')
    return { state: 'cancelled', reason: stopAsked ? stopped : (reason ?? stoppedOutside) };
  if (state === 'cancelled') return { state, reason: stopAsked ? forced : (reason ?? outside) };
  const underWay = state === 'queued' || state === 'starting' || state === 'running';
  if (stopAsked !== null && underWay) return { state: 'stopping', reason };
  return { state, reason };
}
