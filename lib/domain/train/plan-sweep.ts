/** One run of a sweep: places in its lists of versions, bases and seeds. */
export type SweepCell = { version: number; base: number; seed: number };

/**
 * The runs of a sweep in the order that shows the curve earliest: a whole curve with the first seed before the second seed
 * begins, in it the smallest versions of every base first, so that after k·bases runs every base has its k smallest points.
 * @param rows rows of each version
 */
export function planSweep(sizes: { rows: readonly number[]; bases: number; seeds: number }): SweepCell[] {
  const versions = sizes.rows.map((rows, version) => ({ rows, version })).sort((a, b) => a.rows - b.rows);
  const cells: SweepCell[] = [];
  for (let seed = 0; seed < sizes.seeds; seed++) {
    for (const { version } of versions) {
      for (let base = 0; base < sizes.bases; base++) cells.push({ version, base, seed });
    }
  }
  return cells;
}
