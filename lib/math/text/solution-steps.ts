import { type CheckedStep, checkSteps, type SolutionStep, splitSteps } from '../answers/index.ts';
import { segmentText } from './money-or-math.ts';

/** A step, counted from 1, with the equations that begin in it; their places are those of the whole solution. */
export type RecomputedStep = {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly equations: readonly CheckedStep[];
};

/**
 * The steps of a solution as they are counted everywhere: those of `splitSteps`, where a step that would begin inside a
 * formula or a piece of code is joined to the one before. Offsets count UTF-16 code units of the solution.
 */
export function solutionSteps(solution: string): SolutionStep[] {
  const uncuttable = segmentText(solution).filter((segment) => segment.kind !== 'text');
  const steps: { start: number; end: number }[] = [];
  let next = 0;
  for (const { start, end } of splitSteps(solution)) {
    while (next < uncuttable.length && uncuttable[next]!.end <= start) next++;
    const last = steps.at(-1);
    const cuts = next < uncuttable.length && uncuttable[next]!.start < start;
    if (last && cuts) last.end = end;
    else steps.push({ start, end });
  }
  return steps.map(({ start, end }) => ({ start, end, text: solution.slice(start, end) }));
}

/** Every step with its equations recomputed. Never throws. */
export function recomputeSteps(solution: string): RecomputedStep[] {
  const equations = checkSteps(solution);
  return solutionSteps(solution).map(({ start, end }, index) => ({
    number: index + 1,
    start,
    end,
    equations: equations.filter((equation) => equation.start >= start && equation.start < end),
  }));
}
