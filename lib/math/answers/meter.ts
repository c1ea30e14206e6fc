/**
 * A meter of work, so that every input ends soon. Whatever may take long spends units (about a microsecond each) before it
 * starts; a task that has spent its limit is given up. The count does not depend on the clock: the same input always gets
 * as far. All work is synchronous, so one count serves the task that runs.
 */
let left = Number.POSITIVE_INFINITY;

/** The task has spent its limit. */
export class Exhausted extends RangeError {}

// Made once: a trace of calls costs more than most answers, and nobody reads it.
const EXHAUSTED = new Exhausted('too much work for one answer');

export function spend(units: number) {
  left -= units;
  if (left < 0) throw EXHAUSTED;
}

/**
 * Runs a task with a limit, within the limit of the task around it; gives `otherwise` where its own limit is spent. Where
 * the limit of the task around it is spent, that task is given up.
 */
export function metered<T>(limit: number, task: () => T, otherwise: () => T): T {
  const before = left;
  const allowed = Math.min(limit, before);
  left = allowed;
  try {
    return task();
  } catch (error) {
    if (error instanceof Exhausted && limit < before) return otherwise();
    throw error;
  } finally {
    left = before - (allowed - left);
  }
}

/** Runs a task and counts the units it spends. */
export function unitsOf(task: () => unknown): number {
  const before = left;
  const allowed = Math.min(before, Number.MAX_SAFE_INTEGER);
  left = allowed;
  try {
    task();
    return allowed - left;
  } finally {
    left = before - (allowed - left);
  }
}

/** Units that one comparison, extraction or parse may spend. */
export const ANSWER_LIMIT = 4000;
/** Units that the recomputation of one solution may spend. */
export const STEPS_LIMIT = 6000;
