import { seededRandom } from '../random.ts';
import { MOST_FAR, Round } from './round.ts';
import type { FarRows, Shard } from './row-shard.ts';
import { toDistance } from './row-store.ts';

export interface ThresholdOptions {
  /** Rows over all shards, numbered from 0. */
  rows: number;
  dimension: number;
  /** How many rows are chosen. */
  count: number;
  /** Decides the first row. */
  seed: string;
  /** How much nearer than the farthest row a choice may be, as a share of its distance. */
  step?: number;
}

export interface ThresholdProgress {
  done: number;
  total: number;
  /** No row is farther than this from a chosen one. */
  radius: number;
}

export interface ThresholdSelection {
  /** Row numbers in the order of choice: the first n of them are the choice of n. */
  rows: Int32Array;
  /** The greatest distance of a row to its nearest chosen row: exact for the rounded rows. */
  radius: number;
}

const defaultStep = 0.002;

/**
 * k-center greedy by falling thresholds, for rows that are too many for the exact form (`kCenter`). In each round the
 * threshold is a little (`step`) under the distance of the farthest row, and every row beyond it is chosen, the farther
 * ones first, unless a choice of the same round is near enough. A choice is therefore at most `step` nearer than the
 * farthest row, and the covering radius at most 2 / (1 - step) times the least that any choice of so many rows could
 * have (the argument of T. F. Gonzalez, 1985, with the falling thresholds of A. Badanidiyuru and J. Vondrák, SODA 2014).
 * What it saves: rows are compared with blocks of choices, each row only until one is nearer than the threshold, and the
 * shards may be on other threads.
 *
 * The shards hold the rows, as `RowShard`s of this dimension with room for `count` centres; the selection does not depend
 * on how rows are spread over them. Yields after every block of some milliseconds, so that the caller may show it, let
 * others run or stop. Where all other rows are copies of chosen ones, fewer than `count` are chosen and the radius is 0.
 * Throws a RangeError when the count is not between 1 and the number of rows.
 */
export async function* kCenterByThresholds(
  shards: readonly Shard[],
  { rows, dimension, count, seed, step = defaultStep }: ThresholdOptions,
): AsyncGenerator<ThresholdProgress, ThresholdSelection> {
  if (!Number.isInteger(count) || count < 1 || count > rows) {
    throw new RangeError(`${count} rows cannot be chosen from ${rows}.`);
  }
  const round = new Round(dimension);
  const chosen = [Math.floor(seededRandom(`${seed}\nfirst`)() * rows)];
  let fresh = await fetchRows(shards, chosen);
  for (let square = 0, fall = step; ; ) {
    const far = await scanAll(shards, fresh, square);
    if (far.rows.length === 0 && square === 0) return { rows: Int32Array.from(chosen), radius: 0 };
    if (far.rows.length === 0) {
      fall = Math.min(0.5, 2 * fall);
      square = lower(square, fall);
      fresh = new Int16Array();
      continue;
    }
    const radius = toDistance(far.greatest);
    if (chosen.length === count) return { rows: Int32Array.from(chosen), radius };
    const next = farthest(far, lower(far.greatest, step));
    const before = chosen.length;
    for (const place of round.choices(await fetchRows(shards, next.rows), next.square)) {
      if (place !== null) chosen.push(next.rows[place]!);
      else yield { done: chosen.length, total: count, radius };
      if (chosen.length === count) break;
    }
    fresh = round.chosen(chosen.length - before);
    square = lower(next.square, step);
    fall = step;
  }
}

/** A squared distance for a distance that is smaller by a share; next to nothing is nothing. */
function lower(square: number, share: number): number {
  const lowered = Math.floor(square * (1 - share) ** 2);
  return lowered < 64 ? 0 : lowered;
}

async function scanAll(
  shards: readonly Shard[],
  fresh: Int16Array,
  square: number,
): Promise<FarRows & { greatest: number }> {
  const parts = await Promise.all(shards.map((shard) => shard.scan(fresh, square)));
  const size = parts.reduce((sum, part) => sum + part.rows.length, 0);
  const far = { rows: new Int32Array(size), squares: new Int32Array(size), greatest: 0 };
  let at = 0;
  for (const { rows, squares } of parts) {
    far.rows.set(rows, at);
    far.squares.set(squares, at);
    at += rows.length;
  }
  for (const value of far.squares) far.greatest = Math.max(far.greatest, value);
  return far;
}

/** The rows above a threshold, the farthest first; it is raised where they would be too many. */
function farthest(far: FarRows, least: number): { rows: number[]; square: number } {
  let square = least;
  const above = far.squares.filter((value) => value > least);
  if (above.length > MOST_FAR) square = above.sort()[above.length - MOST_FAR - 1]!;
  const places: number[] = [];
  for (const [place, value] of far.squares.entries()) if (value > square) places.push(place);
  places.sort((one, other) => far.squares[other]! - far.squares[one]! || far.rows[one]! - far.rows[other]!);
  // Thousands of equally far rows leave none above the next one: the first of them stands for all.
  if (places.length === 0) return { rows: [firstOf(far)], square: square - 1 };
  return { rows: places.map((place) => far.rows[place]!), square };
}

function firstOf({ rows, squares }: FarRows): number {
  let best = 0;
  for (let i = 1; i < rows.length; i++) {
    const difference = squares[i]! - squares[best]!;
    if (difference > 0 || (difference === 0 && rows[i]! < rows[best]!)) best = i;
  }
  return rows[best]!;
}

/** The rounded vectors of rows in the order of their numbers' list. */
export async function fetchRows(shards: readonly Shard[], numbers: readonly number[]): Promise<Int16Array> {
  const parts = await Promise.all(shards.map((shard) => shard.fetch(Int32Array.from(numbers))));
  const placeOf = new Map(numbers.map((number, place) => [number, place]));
  const width = parts.reduce((sum, { vectors }) => sum + vectors.length, 0) / numbers.length;
  const all = new Int16Array(width * numbers.length);
  for (const { rows, vectors } of parts) {
    for (const [i, number] of rows.entries()) {
      all.set(vectors.subarray(i * width, (i + 1) * width), placeOf.get(number)! * width);
    }
  }
  return all;
}
