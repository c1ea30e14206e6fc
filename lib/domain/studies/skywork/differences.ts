import { accuracyAt, fitLaw, lawOf } from '#lib/math/scaling/index.ts';
import { differenceOfShares, type Estimate } from '#lib/math/stats/index.ts';
import { correctOf } from './study.ts';
import * as tables from './tables.ts';

/** A cell of the paper: what changed from one column to the other, with its interval. */
export interface Cell {
  base: string;
  test: tables.Test;
  before: number;
  after: number;
  difference: Estimate;
}

/** Something the paper says, beside what its tables show. */
export interface Claim {
  id: 'seed-diversity' | 'verifier' | 'hard-selection' | 'max-length' | 'ten-gram';
  title: string;
  text: string;
  columns: readonly [string, string];
  cells: Cell[];
  reading: string;
}

type Pair = { before: tables.ByBase | readonly number[]; after: tables.ByBase | readonly number[] };

function cellsOf(pairs: Partial<Record<tables.Test, Pair>>): Cell[] {
  return (['MATH', 'GSM8K'] as const).flatMap((test) =>
    tables.bases.flatMap((base, i) => {
      const [before, after] = [pairs[test]?.before[i], pairs[test]?.after[i]];
      return before == null || after == null ? [] : [cellOf(base, test, before, after)];
    }),
  );
}

function cellOf(base: string, test: tables.Test, before: number, after: number): Cell {
  const trials = tables.items[test];
  const counts = (percent: number) => ({ successes: correctOf(percent, trials), trials });
  return { base, test, before, after, difference: differenceOfShares(counts(after), counts(before)) };
}

/** How many cells are surely more, surely less, and neither. */
export function tally(cells: readonly Cell[]) {
  const more = cells.filter(({ difference }) => difference.low > 0).length;
  const less = cells.filter(({ difference }) => difference.high < 0).length;
  return { more, less, neither: cells.length - more - less };
}

function tallied(cells: readonly Cell[]): string {
  const { more, less, neither } = tally(cells);
  return `Of ${cells.length} cells ${more} rise and ${less} fall by more than the items explain; ${neither} do neither.`;
}

/** What losing the rows under the strict filter should have cost on MATH by the log-linear law, in points. */
export function tenGramByLaw(base: tables.Base): { expected: number; measured: number } {
  const at = tables.bases.indexOf(base);
  const points = tables.random.flatMap(({ size, MATH }) => {
    const percent = MATH[at] ?? null;
    return percent === null ? [] : [{ size, items: 5000, correct: correctOf(percent, 5000) }];
  });
  const law = lawOf('log-linear');
  const { parameters, frame } = fitLaw(law, points);
  const accuracy = (size: number) => accuracyAt(law, parameters, size, frame.reference);
  const { sizeTen, sizeThirty, ten, thirty } = tables.overlaps;
  return {
    expected: 100 * (accuracy(sizeTen) - accuracy(sizeThirty)),
    measured: ten[at]! - thirty[at]!,
  };
}

/** Accuracy on MATH from the printed levels, weighted by their problems, beside what is printed for both lengths. */
export function levelsAgainstLengths() {
  const last = tables.byLevel.at(-1)!;
  return tables.bases.map((base, i) => {
    const right = tables.levelItems.reduce(
      (sum, of, level) => sum + correctOf(last.levels[i]![level]!, of),
      0,
    );
    const { before, after } = tables.lengths.MATH;
    return { base, weighted: (100 * right) / tables.items.MATH, short: before[i]!, long: after[i]! };
  });
}

/** Where the text of the paper and its tables differ. */
export function claims(): Claim[] {
  const diversity = cellsOf(tables.diversity);
  const verifier = cellsOf(tables.verifier);
  const lengths = cellsOf(tables.lengths);
  const [selected] = tables.hard;
  const plain = tables.random.find(({ size }) => size === selected!.size)!;
  const selection = cellsOf({
    MATH: { before: plain.MATH, after: selected!.MATH },
    GSM8K: { before: plain.GSM8K, after: selected!.GSM8K },
  });
  const overlap = cellsOf({ MATH: { before: tables.overlaps.thirty, after: tables.overlaps.ten } });
  const law = tenGramByLaw('LLaMA2-7B');
  return [
    {
      ...{ id: 'seed-diversity', title: 'Diversity of the seeds (table 3)', cells: diversity },
      text: 'The text says that choosing seeds for diversity substantially improves the models.',
      columns: ['without', 'with'],
      reading: `${tallied(diversity)} On MATH the three bases change by −0.1, +1.2 and −0.3 points; on GSM8K by +1.5, +1.2 and +1.7.`,
    },
    {
      ...{ id: 'verifier', title: 'Filtering by a verifier (table 4)', cells: verifier },
      text: 'The text says that data chosen for its quality does not do better than random data of the same size.',
      columns: ['random 1M', 'verified'],
      reading: `${tallied(verifier)} Three of four cells fall, by 0.5 to 1.5 points; LLaMA2 on GSM8K rises by 2.4. The verifier keeps easier problems, so correctness and difficulty change together.`,
    },
    {
      ...{ id: 'hard-selection', title: 'Hard problems at equal size (table 5)', cells: selection },
      text: 'The text says that hard problems consistently do better than random ones.',
      columns: ['random 360K', 'hard 360K'],
      reading: `${tallied(selection)} One of the six cells is lower, and the hard ones come out of the verified pool: two things change at once.`,
    },
    {
      ...{
        id: 'max-length',
        title: 'Maximal length of 512 and 2048 tokens (tables 2, 10 to 13)',
        cells: lengths,
      },
      text: 'The headline is of runs with 2048 tokens; the tables by level and subject do not say theirs.',
      columns: ['512 tokens', '2048 tokens'],
      reading: `${tallied(lengths)} The accuracies by level, weighted by the problems of each, give the 512-token numbers and not the headline: the table below. They must not be one curve with it.`,
    },
    {
      ...{ id: 'ten-gram', title: 'The strict 10-gram filter (table 9)', cells: overlap },
      text: 'The text says that the strict filter is too strict: it removes 60,000 of 2.16 million examples.',
      columns: ['30-gram', '10-gram'],
      reading: `${tallied(overlap)} By the log-linear law of LLaMA2-7B that many fewer examples should cost ${(-law.expected).toFixed(1)} points; they cost ${(-law.measured).toFixed(1)}. Lost diversity is an unlikely cause: what was removed may stand near the test, or the trainings may differ. The paper does not test which.`,
    },
  ];
}
