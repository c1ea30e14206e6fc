import { FAR } from './cells.ts';
import { type Block, RowStore, rowCount, toDistance, type Vectors } from './row-store.ts';

const ROWS_AT_A_TIME = 4096;

/**
 * How far rows are from the chosen ones: `radius`, the greatest distance of a row to its nearest chosen row, and `mean`,
 * the average. Compares every row (or those of `among` only) with every chosen one: 20,000 rows with 2,000 take 0.3 s at
 * 128 dimensions. Without a chosen row both are Infinity.
 */
export function coveringRadius(
  vectors: Vectors,
  chosen: ArrayLike<number>,
  among: ArrayLike<number> | null = null,
): { radius: number; mean: number } {
  const rows = among?.length ?? rowCount(vectors);
  if (chosen.length === 0) return { radius: Number.POSITIVE_INFINITY, mean: Number.POSITIVE_INFINITY };
  const store = new RowStore(vectors.dimension);
  const [centres, staged] = store.reserve(chosen.length, ROWS_AT_A_TIME) as [Block, Block];
  for (let i = 0; i < chosen.length; i++) store.put(centres, i, vectors, chosen[i]!);
  let farthest = 0;
  let sum = 0;
  for (let from = 0; from < rows; from += ROWS_AT_A_TIME) {
    const size = Math.min(ROWS_AT_A_TIME, rows - from);
    for (let i = 0; i < size; i++) store.put(staged, i, vectors, among ? among[from + i]! : from + i);
    staged.least.fill(FAR);
    store.compare(staged, 0, size, centres, 0, chosen.length);
    for (let i = 0; i < size; i++) {
      farthest = Math.max(farthest, staged.least[i]!);
      sum += toDistance(staged.least[i]!);
    }
  }
  return { radius: toDistance(farthest), mean: sum / rows };
}
