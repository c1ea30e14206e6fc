/** The states of a run, in the order of a life without trouble. They follow from what the compute target says. */
export const runStates = [
  'queued',
  'starting',
  'running',
  'stopping',
  'succeeded',
  'failed',
  'lost',
  'cancelled',
] as const;
export type RunState = (typeof runStates)[number];

/** States that nothing changes any more but a person. */
export const endStates = ['succeeded', 'failed', 'lost', 'cancelled'] as const satisfies readonly RunState[];

export const isEnded = (state: RunState): boolean => (endStates as readonly RunState[]).includes(state);

/** States that the target, and not a person, changes next. */
export const statesUnderWay = runStates.filter((state) => !isEnded(state));

/** States from which the newest checkpoint can be gone on from. */
export const canResume = (state: RunState): boolean => isEnded(state) && state !== 'succeeded';
