import { type Frame, fromSearch, problemOf, type Quantity, quantityOf, toSearch } from './coordinates.ts';
import { encode, type LawFit } from './fit-law.ts';

import { minimise } from './minimise.ts';

/** An interval; `open` at an end where the points do not bound it and only the limits of the search do. */
export interface OpenInterval {
  low: number;
  high: number;
  open: { low: boolean; high: boolean };
}

/**
 * The interval of a quantity by the profile of the likelihood (D. R. Cox and D. V. Hinkley, Theoretical Statistics 1974,
 * section 9.3; for curves D. M. Bates and D. G. Watts, Nonlinear Regression Analysis 1988, chapter 6): all values for which the
 * rest of the law can be fitted with a deviance of at most `threshold` more. A parameter searched by its logarithm is
 * given back in its natural unit.
 */
export function profileInterval(fit: LawFit, quantity: Quantity, threshold: number): OpenInterval {
  const { frame } = fit;
  const best = quantityOf(frame, quantity, fit.parameters);
  const limits = limitsOf(frame, quantity);
  const rise = riseOf(fit, quantity);
  const width = firstWidth(frame, quantity);
  const low = crossing(rise, best, limits.low, -width, threshold);
  const high = crossing(rise, best, limits.high, width, threshold);
  const natural = (value: number) =>
    quantity.kind === 'parameter' ? fromSearch(frame.parameters[quantity.index]!, value) : value;
  return {
    low: natural(low.at),
    high: natural(high.at),
    open: { low: low.open, high: high.open },
  };
}

/** How much the deviance rises when a quantity is held at a value, begun where the last search ended. */
export function riseOf(fit: LawFit, quantity: Quantity): (value: number) => number {
  const { frame } = fit;
  const start = encode(frame, fit.parameters);
  let last: number[] | null = null;
  return (value) => {
    const problem = problemOf(frame, { quantity, value });
    const fresh = problem.kept.map((i) => start[i]!);
    if (fresh.length === 0) return minimise(problem, fresh).value - fit.deviance;
    const ends = (last === null ? [fresh] : [last, fresh]).map((from) => minimise(problem, from));
    const least = ends.reduce((one, other) => (other.value < one.value ? other : one));
    last = least.at;
    return Math.max(0, least.value - fit.deviance);
  };
}

function limitsOf({ law, parameters }: Frame, quantity: Quantity): { low: number; high: number } {
  if (quantity.kind === 'accuracy') return { low: 0, high: 1 };
  if (quantity.kind === 'gain') return { low: law.id === 'log-linear' ? -1 : 0, high: 1 };
  const parameter = parameters[quantity.index]!;
  return { low: toSearch(parameter, parameter.low), high: toSearch(parameter, parameter.high) };
}

/** Where the search for an end begins: a hundredth of an accuracy, or a fifth of a logarithm. */
function firstWidth({ parameters }: Frame, quantity: Quantity): number {
  if (quantity.kind !== 'parameter') return 0.01;
  return parameters[quantity.index]!.log ? 0.2 : 0.01;
}

const MOST_TRIES = 40;
/** The deviance at an end is right to this part of the threshold: half a thousandth of the interval's width. */
const PRECISION = 1e-3;

/** Where the rise crosses the threshold on one side: secants of its square root, which is nearly straight, in a bracket. */
function crossing(
  rise: (value: number) => number,
  best: number,
  limit: number,
  width: number,
  threshold: number,
): { at: number; open: boolean } {
  const room = Math.abs(limit - best);
  if (room === 0) return { at: limit, open: true };
  const sign = Math.sign(width);
  const goal = Math.sqrt(threshold);
  let inner = { step: 0, root: 0 };
  let outer: { step: number; root: number } | null = null;
  let step = Math.min(room, Math.abs(width));
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const root = Math.sqrt(rise(best + sign * step));
    if (Math.abs(root - goal) < (PRECISION / 2) * goal) break;
    if (root < goal) {
      if (step >= room) return { at: limit, open: true };
      inner = { step, root };
    } else outer = { step, root };
    step = nextStep(inner, outer, goal, room);
  }
  return { at: best + sign * step, open: false };
}

function nextStep(
  inner: { step: number; root: number },
  outer: { step: number; root: number } | null,
  goal: number,
  room: number,
): number {
  if (outer === null) {
    const factor = inner.root === 0 ? 4 : Math.min(4, Math.max(1.15, goal / inner.root));
    return Math.min(room, inner.step * factor);
  }
  const span = outer.step - inner.step;
  const rises = Number.isFinite(outer.root) ? outer.root - inner.root : Number.POSITIVE_INFINITY;
  const share = (goal - inner.root) / rises;
  return inner.step + span * Math.min(0.9, Math.max(0.1, share));
}
