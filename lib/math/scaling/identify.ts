import { toSearch } from './coordinates.ts';
import { devianceOf, type LawFit } from './fit-law.ts';
import type { Inference } from './inference.ts';
import type { LawParameter } from './law.ts';
import type { OpenInterval } from './profile.ts';
import { sizesOf } from './sized-point.ts';

/** Why a law is not fitted to points: kinds of refusal, each with the figures that its words need. */
export type Refusal =
  | { kind: 'too-few-sizes'; sizes: number; least: number }
  | { kind: 'not-converged' }
  | { kind: 'no-residuals' }
  | { kind: 'at-bound'; parameter: string; end: 'low' | 'high' }
  | { kind: 'flat'; parameter: string }
  | { kind: 'wide-ceiling'; low: number; high: number; measured: number };

/** A deviance that rises by less than this up to a limit is flat. */
const FLAT = 1e-3;
/** The part of what is possible that an interval of the ceiling may take and still say something. */
const WIDEST = 0.75;

/** Whether there are points enough for a law, or null. */
export function refuseSizes(
  points: LawFit['frame']['points'],
  { leastSizes }: { leastSizes: number },
): Refusal | null {
  const sizes = sizesOf(points).length;
  return sizes < leastSizes ? { kind: 'too-few-sizes', sizes, least: leastSizes } : null;
}

export interface ParameterEstimate {
  parameter: LawParameter;
  value: number;
  interval: OpenInterval;
}

/** Every parameter with its interval. */
export function parametersOf(fit: LawFit, inference: Inference): ParameterEstimate[] {
  return fit.frame.parameters.map((parameter, index) => ({
    ...{ parameter, value: fit.parameters[index]! },
    interval: inference.interval({ kind: 'parameter', index }),
  }));
}

/**
 * Whether points identify a law, or why not: the search did not end; a parameter lies at a limit, or could as well; its interval is
 * bounded at neither end; the interval of the ceiling takes most of the room between what is reached and 100 %.
 */
export function refuseFit(fit: LawFit, estimates: readonly ParameterEstimate[]): Refusal | null {
  if (!fit.converged) return { kind: 'not-converged' };
  for (const [index, { parameter, interval }] of estimates.entries()) {
    const end = boundOf(fit, index);
    if (end !== null) return { kind: 'at-bound', parameter: parameter.id, end };
    if (interval.open.low && interval.open.high) return { kind: 'flat', parameter: parameter.id };
  }
  const ceiling = estimates.find(({ parameter }) => parameter.id === 'ceiling');
  if (!ceiling) return null;
  const gap = estimates.find(({ parameter }) => parameter.id === 'gap');
  const measured = ceiling.value - (gap?.value ?? 0);
  const { low, high } = ceiling.interval;
  const room = 1 - measured;
  return high - low > WIDEST * room ? { kind: 'wide-ceiling', low, high, measured } : null;
}

/** The limit at which a parameter lies, or to which it could be moved without a loss; null where it is inside. */
function boundOf(fit: LawFit, index: number): 'low' | 'high' | null {
  const parameter = fit.frame.parameters[index]!;
  const value = toSearch(parameter, fit.parameters[index]!);
  for (const end of ['low', 'high'] as const) {
    const limit = toSearch(parameter, parameter[end]);
    if (Math.abs(value - limit) <= 1e-6 * Math.max(1, Math.abs(limit))) return end;
    // What only this parameter says must not be said as well at its limit.
    if (parameter.unit !== 'examples') continue;
    const moved = devianceOf(fit.frame, fit.parameters.with(index, parameter[end]));
    if (moved - fit.deviance < FLAT) return end;
  }
  return null;
}
