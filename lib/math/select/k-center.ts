import { seededRandom } from '../random.ts';
import { sortIntoCells } from './cells.ts';
import { FarthestSearch } from './farthest-search.ts';
import { type Block, RowStore, rowCount, toDistance, type Vectors } from './row-store.ts';

export interface KCenterOptions {
  /** How many rows are chosen. */
  count: number;
  /** Decides the first row, unless something is covered already. */
  seed: string;
  /** Vectors that count as chosen before the first: rows near one of them are not needed. */
  covered?: Float32Array;
  /** How many cells the rows are sorted into: for speed alone, the choice does not depend on it. */
  cells?: number;
}

export interface KCenterProgress {
  phase: 'sorting' | 'choosing';
  done: number;
  total: number;
  /** No row is farther than this from a chosen one; Infinity before the second. */
  radius: number;
}

export interface KCenterSelection {
  /** Row numbers in the order of choice: the first n of them are the choice of n. */
  rows: Int32Array;
  /** After each choice, the distance of the row that is farthest from all chosen ones. */
  radii: Float32Array;
  /** How many distances were computed; the plain form computes rows × count. */
  comparisons: number;
}

/**
 * k-center greedy, the core-set selection of O. Sener and S. Savarese (arXiv 1708.00489, algorithm 1), which is the
 * farthest-first traversal of T. F. Gonzalez (Theoretical Computer Science 38, 1985): each choice is the row farthest
 * from all chosen ones, by Euclidean distance; equally far rows: the first of the input. The covering radius is at most
 * twice the least that any choice of so many rows could have.
 *
 * A generator: it yields where it stands after each choice and each 4,096 rows, some milliseconds of work, so that the
 * caller may show it, let others run or stop (`return()`); its return value is the selection. The same input gives the
 * same selection on every machine. Memory: 2d + 20 bytes a row besides the input. The only approximation is that rows
 * are rounded to 16-bit numbers (`RowStore`).
 *
 * Distances are evaluated lazily: every row keeps a bound, its distance to those chosen rows that it was compared with.
 * A choice is compared with the rows of the cells around it only; a row at the top of the bounds is compared with all
 * choices that it has not met, and is chosen when its true distance still is the greatest (after the lazy greedy of
 * M. Minoux, 1978). Rows that a near choice covers are never compared with far ones.
 *
 * Throws a RangeError when the count is not between 1 and the number of rows, on vectors of another dimension, or longer
 * than 1.
 */
export function* kCenter(
  vectors: Vectors,
  options: KCenterOptions,
): Generator<KCenterProgress, KCenterSelection> {
  const { count, seed, covered = new Float32Array() } = options;
  const rows = rowCount(vectors);
  if (!Number.isInteger(count) || count < 1 || count > rows) {
    throw new RangeError(`${count} rows cannot be chosen from ${rows}.`);
  }
  const before = { values: covered, dimension: vectors.dimension };
  const coveredCount = rowCount(before);

  const store = new RowStore(vectors.dimension);
  const cellCount = Math.min(rows, options.cells ?? defaultCells(rows, count + coveredCount));
  const sorting = sortIntoCells(store, vectors, {
    count: cellCount,
    seed,
    extra: [coveredCount + count, FarthestSearch.candidates],
  });
  let step = sorting.next();
  for (; !step.done; step = sorting.next()) {
    yield { phase: 'sorting', done: step.value, total: 2 * rows, radius: Number.POSITIVE_INFINITY };
  }
  const [centres, candidates] = step.value.blocks as [Block, Block];
  const search = new FarthestSearch(store, step.value.cells, centres, candidates);
  for (let i = 0; i < coveredCount; i++) {
    search.cover(before, i);
    yield { phase: 'choosing', done: 0, total: count, radius: Number.POSITIVE_INFINITY };
  }
  return yield* choose(search, count, coveredCount === 0 ? firstRow(rows, seed) : null);
}

function* choose(
  search: FarthestSearch,
  count: number,
  first: number | null,
): Generator<KCenterProgress, KCenterSelection> {
  const rows = new Int32Array(count);
  const radii = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const { place, square } =
      i === 0 && first !== null ? { place: search.placeOf(first), square: 0 } : search.farthest();
    if (i > 0) radii[i - 1] = toDistance(square);
    rows[i] = search.choose(place);
    yield {
      phase: 'choosing',
      done: i + 1,
      total: count,
      radius: i > 0 ? radii[i - 1]! : Number.POSITIVE_INFINITY,
    };
  }
  radii[count - 1] = toDistance(search.farthest().square);
  return { rows, radii, comparisons: search.comparisons };
}

const firstRow = (rows: number, seed: string) => Math.floor(seededRandom(`${seed}\nfirst`)() * rows);

/** Few choices do not repay the sorting. */
function defaultCells(rows: number, choices: number): number {
  return Math.max(1, Math.min(Math.round(Math.sqrt(rows)), Math.floor(choices / 4)));
}
