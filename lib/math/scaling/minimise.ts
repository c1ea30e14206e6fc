import { EDGE, held } from './deviance.ts';
import type { SizedPoint } from './sized-point.ts';
import { solveDamped } from './solve.ts';

/** A curve in the coordinates of the search, each held to its limits. */
export interface Problem {
  points: readonly SizedPoint[];
  low: readonly number[];
  high: readonly number[];
  /** The accuracies at the points, in order; and how far the coordinates leave what is possible (0: not at all). */
  predict: (at: readonly number[], into: Float64Array) => number;
}

export interface Minimum {
  at: number[];
  /** The deviance there, with the penalty on impossible values. */
  value: number;
  converged: boolean;
}

const MOST_STEPS = 200;
/** Weight of a squared distance from what is possible: 1e-4 of an accuracy costs as much as a deviance of 1. */
const PENALTY = 1e8;

/**
 * The least deviance by Fisher scoring with Levenberg and Marquardt's damping (D. W. Marquardt, SIAM Journal 11, 1963;
 * Fisher scoring: McCullagh and Nelder 1989, section 2.5), within a box: coordinates at a limit that the step would leave
 * are held there. Derivatives are central differences.
 */
export function minimise(problem: Problem, start: readonly number[]): Minimum {
  const work = new Workspace(problem);
  let at = work.inside(start);
  let value = work.value(at);
  let damping = 1e-3;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, matrix } = work.slopes(at);
    const next = work.step(at, gradient, matrix, damping);
    if (next === null) return { at, value, converged: true };
    const reached = work.value(next);
    const gain = value - reached;
    if (gain >= 0) {
      const moved = Math.max(...next.map((x, i) => Math.abs(x - at[i]!) / (1e-3 + Math.abs(x))));
      at = next;
      value = reached;
      damping = Math.max(1e-12, damping / 8);
      if (gain < 1e-11 * (1 + Math.abs(value)) && moved < 1e-7) return { at, value, converged: true };
    } else {
      damping *= 6;
      if (damping > 1e12) return { at, value, converged: true };
    }
  }
  return { at, value, converged: false };
}

class Workspace {
  readonly problem: Problem;
  readonly base: Float64Array;
  readonly ahead: Float64Array;
  readonly behind: Float64Array;

  constructor(problem: Problem) {
    this.problem = problem;
    this.base = new Float64Array(problem.points.length);
    this.ahead = new Float64Array(problem.points.length);
    this.behind = new Float64Array(problem.points.length);
  }

  inside(at: readonly number[]): number[] {
    const { low, high } = this.problem;
    return at.map((x, i) => Math.min(high[i]!, Math.max(low[i]!, x)));
  }

  value(at: readonly number[]): number {
    const { points, predict } = this.problem;
    const violation = predict(at, this.base);
    let sum = PENALTY * violation * violation;
    points.forEach(({ correct, items }, i) => {
      const accuracy = this.base[i]!;
      const p = held(accuracy);
      if (correct > 0) sum += 2 * correct * Math.log(correct / (items * p));
      if (correct < items) sum += 2 * (items - correct) * Math.log((items - correct) / (items * (1 - p)));
      // Beyond the edges the likelihood is flat; a slope leads back.
      sum += (items * (accuracy - p) ** 2) / EDGE;
    });
    return Number.isFinite(sum) ? sum : Number.POSITIVE_INFINITY;
  }

  /** Half the gradient of the deviance, and Fisher's information. */
  slopes(at: readonly number[]): { gradient: number[]; matrix: number[][] } {
    const { points, predict } = this.problem;
    const violation = predict(at, this.base);
    const columns = at.map((x, j) => this.difference(at, j, 1e-6 * Math.max(1, Math.abs(x))));
    const gradient = at.map(() => 0);
    const matrix = at.map(() => at.map(() => 0));
    points.forEach(({ correct, items }, i) => {
      const p = held(this.base[i]!);
      const outside = this.base[i]! - p;
      const weight = items / (p * (1 - p));
      const residual = (correct / items - p) * weight - (outside * items) / EDGE;
      columns.forEach(({ slope }, j) => {
        gradient[j]! += residual * slope[i]!;
        columns.forEach((other, k) => {
          matrix[j]![k]! += weight * slope[i]! * other.slope[i]!;
        });
      });
    });
    columns.forEach((one, j) => {
      gradient[j]! -= PENALTY * violation * one.violation;
      columns.forEach((other, k) => {
        matrix[j]![k]! += PENALTY * one.violation * other.violation;
      });
    });
    return { gradient, matrix };
  }

  private difference(at: readonly number[], j: number, width: number) {
    const { low, high, predict } = this.problem;
    const up = Math.min(high[j]!, at[j]! + width);
    const down = Math.max(low[j]!, at[j]! - width);
    const above = predict(at.with(j, up), this.ahead);
    const below = predict(at.with(j, down), this.behind);
    const span = up - down || 1;
    return {
      slope: Float64Array.from(this.ahead, (value, i) => (value - this.behind[i]!) / span),
      violation: (above - below) / span,
    };
  }

  /** The damped step, with coordinates held that would leave the box; null where none is left to move. */
  step(
    at: readonly number[],
    gradient: readonly number[],
    matrix: readonly (readonly number[])[],
    damping: number,
  ): number[] | null {
    const { low, high } = this.problem;
    const free = at.flatMap((x, i) => {
      const stuck = (x <= low[i]! && gradient[i]! <= 0) || (x >= high[i]! && gradient[i]! >= 0);
      return stuck || matrix[i]![i]! === 0 ? [] : [i];
    });
    if (free.length === 0) return null;
    const part = free.map((i) => free.map((j) => matrix[i]![j]!));
    const moves = solveDamped(
      part,
      free.map((i) => gradient[i]!),
      damping,
    );
    if (moves === null || moves.some((move) => !Number.isFinite(move))) return this.inside(at);
    const next = [...at];
    free.forEach((i, place) => {
      next[i] = at[i]! + moves[place]!;
    });
    return this.inside(next);
  }
}
