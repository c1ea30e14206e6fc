import { hypergeometricPmfs } from './hypergeometric.ts';
import { requireCount } from './require-number.ts';

/** A population read in random order, and the sample sizes, ascending, at which the count is looked at. */
export interface Looks {
  population: number;
  sizes: readonly number[];
}

/** At look k: stop low with `low[k]` marked ones or fewer, stop high with `high[k]` or more. -1 and Infinity: never. */
export interface StoppingLines {
  low: readonly number[];
  high: readonly number[];
}

export interface StoppingChances {
  /** The chance to stop low at each look, and high at each look. */
  low: number[];
  high: number[];
  /** The chance that no look stops. */
  open: number;
  /** How many are read on average. */
  meanSample: number;
}

/** Throws a RangeError unless the sizes are whole numbers that grow and stay within the population. */
export function requireLooks({ population, sizes }: Looks): void {
  requireCount('population', population);
  for (const [k, size] of sizes.entries())
    requireCount('The size of a look', size, population, (sizes[k - 1] ?? 0) + 1);
}

/**
 * The exact chances of how a sequence of looks ends in a population with `marked` marked ones: the distribution of the
 * count is carried from look to look through hypergeometric steps over the paths that have not stopped (P. Armitage,
 * C. K. McPherson and B. C. Rowe, Journal of the Royal Statistical Society A 132, 1969, without replacement here).
 */
export function stoppingChances(marked: number, looks: Looks, lines: StoppingLines): StoppingChances {
  requireLooks(looks);
  requireCount('marked', marked, looks.population);
  const chances: StoppingChances = { low: [], high: [], open: 1, meanSample: 0 };
  let paths: Paths = { from: 0, mass: Float64Array.of(1) };
  let before = 0;
  for (const [k, size] of looks.sizes.entries()) {
    const step = { population: looks.population - before, sample: size - before, marked };
    chances.meanSample += sum(paths.mass) * step.sample;
    const next = walk(paths, step, lines.low[k]!, Math.min(lines.high[k]!, size + 1));
    chances.low.push(next.low);
    chances.high.push(next.high);
    paths = next.paths;
    before = size;
  }
  chances.open = sum(paths.mass);
  return chances;
}

/** The chance of each count, from `from` on, together with not having stopped. */
interface Paths {
  from: number;
  mass: Float64Array;
}

type Step = { population: number; sample: number; marked: number };

/** Paths and steps less likely than this are left out; what they add up to stays under 1e-15. */
const NEGLIGIBLE = 1e-20;

const likeliest = ({ population, sample, marked }: Step) => (sample * marked) / Math.max(1, population);

/** How far from its mean a step can be: beyond, Chernoff's bound of the Poisson distribution is under 1e-18. */
const reach = (step: Step) => 9 * Math.sqrt(likeliest(step)) + 30;

function walk(paths: Paths, { population, sample, marked }: Step, low: number, high: number) {
  const open: Paths = { from: low + 1, mass: new Float64Array(Math.max(0, high - low - 1)) };
  const stopped = { low: 0, high: 0 };
  for (const [i, weight] of paths.mass.entries()) {
    if (weight < NEGLIGIBLE) continue;
    const found = paths.from + i;
    const draw = { population, sample, marked: marked - found };
    const first = Math.max(0, Math.floor(likeliest(draw) - reach(draw)));
    const last = Math.min(high - 1 - found, Math.ceil(likeliest(draw) + reach(draw)));
    const chances = hypergeometricPmfs(first, last, draw);
    let below = 0;
    let between = 0;
    for (const [more, chance] of chances.entries()) {
      const at = found + first + more - open.from;
      if (at < 0) {
        below += chance;
      } else {
        open.mass[at]! += weight * chance;
        between += chance;
      }
    }
    stopped.low += weight * below;
    stopped.high += weight * Math.max(0, 1 - below - between);
  }
  return { ...stopped, paths: open };
}

/**
 * The chance to stop low at any look, without a high line. Paths above every later line can no longer stop: they are
 * let go, which makes it quick where the lines are low.
 */
export function chanceOfLow(marked: number, looks: Looks, low: readonly number[]): number {
  const high = low.map((line, k) => Math.max(line, ...low.slice(k + 1)) + 1);
  return Math.min(1, add(stoppingChances(marked, looks, { low, high }).low));
}

const add = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
