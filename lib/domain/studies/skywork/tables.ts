/**
 * Numbers printed in Zeng et al. 2024, Skywork-Math (arXiv 2407.08348 v2), by the number of their table. Accuracies are
 * percentages. Figures 5 and 7 of the paper are pictures without numbers and are not read.
 */

export const source = 'Zeng et al. 2024, Skywork-Math (arXiv 2407.08348)';

export const bases = ['LLaMA2-7B', 'Mistral-7B', 'DeepSeekMath-7B'] as const;
export type Base = (typeof bases)[number];

/** Problems of the tests. */
export const items = { MATH: 5000, GSM8K: 1319 } as const;
export type Test = keyof typeof items;

/** A value for each base, in the order of `bases`; null where none is printed. */
export type ByBase = readonly [number | null, number | null, number | null];

/** Models of random data, maximal length 2048 tokens: tables 9, 5, 4 and 13. */
export const random: readonly { size: number; table: string; MATH: ByBase; GSM8K: ByBase }[] = [
  { size: 60_000, table: 'T9', MATH: [15.16, 27.84, 39.86], GSM8K: [null, null, null] },
  { size: 360_000, table: 'T5', MATH: [29.36, 39.68, 43.68], GSM8K: [52.08, 73.92, 75.97] },
  { size: 1_000_000, table: 'T4', MATH: [37.76, 44.56, null], GSM8K: [60.35, 77.79, null] },
  { size: 1_500_000, table: 'T4', MATH: [40.52, 45.86, null], GSM8K: [66.87, 80.36, null] },
  { size: 2_100_000, table: 'T13', MATH: [45.56, 49.1, 48.64], GSM8K: [73.62, 83.25, 79.3] },
];

/** Hard problems: the second stage (table 13), and a selection of 360,000 out of the verified pool (table 5). */
export const hard: readonly { size: number; table: string; MATH: ByBase; GSM8K: ByBase }[] = [
  { size: 360_000, table: 'T5', MATH: [36.68, 40.2, 44.48], GSM8K: [54.36, 76.42, 75.74] },
  { size: 2_500_000, table: 'T13', MATH: [47.66, 51.22, 49.88], GSM8K: [72.86, 83.93, 81.5] },
];

/** Problems of the MATH test by level, 1 to 5. */
export const levelItems = [437, 894, 1131, 1214, 1324] as const;

type Levels = readonly [number, number, number, number, number];

/** Tables 2 and 11, maximal length 512 tokens: MATH by level, for each base. */
export const byLevel: readonly { size: number; hard: boolean; levels: readonly [Levels, Levels, Levels] }[] =
  [
    {
      ...{ size: 7500, hard: false },
      levels: [
        [17.85, 8.39, 4.77, 3.05, 0.91],
        [37.99, 25.17, 15.12, 8.48, 2.49],
        [64.07, 46.76, 37.84, 24.63, 10.73],
      ],
    },
    {
      ...{ size: 1_000_000, hard: false },
      levels: [
        [75.29, 55.03, 44.56, 31.22, 13.75],
        [80.55, 63.31, 53.05, 38.47, 19.18],
        [79.18, 62.3, 54.82, 40.44, 19.71],
      ],
    },
    {
      ...{ size: 2_100_000, hard: false },
      levels: [
        [78.03, 60.29, 48.19, 35.09, 19.56],
        [80.78, 66.33, 55.53, 41.52, 21.45],
        [80.78, 65.21, 58.0, 41.6, 21.83],
      ],
    },
    {
      ...{ size: 2_200_000, hard: true },
      levels: [
        [78.03, 62.19, 48.89, 36.66, 17.98],
        [81.01, 67.45, 58.44, 45.22, 21.53],
        [84.9, 67.45, 57.91, 44.07, 21.22],
      ],
    },
    {
      ...{ size: 2_300_000, hard: true },
      levels: [
        [78.95, 61.41, 51.11, 39.29, 18.66],
        [83.52, 68.9, 59.5, 46.05, 22.21],
        [82.84, 68.46, 57.91, 42.5, 23.41],
      ],
    },
    {
      ...{ size: 2_500_000, hard: true },
      levels: [
        [78.03, 62.42, 52.87, 37.48, 18.73],
        [83.52, 67.56, 60.65, 44.89, 25.08],
        [82.84, 67.23, 58.71, 42.01, 21.3],
      ],
    },
  ];

/** Subjects of the MATH test with their problems. */
export const subjects = [
  ['Algebra', 1187],
  ['Counting & Probability', 474],
  ['Geometry', 479],
  ['Intermediate Algebra', 903],
  ['Number Theory', 540],
  ['Prealgebra', 871],
  ['Precalculus', 546],
] as const;

/** Table 12, maximal length 512 tokens: MATH by subject, for each base. */
export const bySubject: readonly { size: number; hard: boolean; subjects: readonly (readonly number[])[] }[] =
  [
    {
      ...{ size: 7500, hard: false },
      subjects: [
        [6.66, 4.01, 3.34, 1.33, 3.89, 11.71, 1.1],
        [21.65, 9.07, 9.19, 3.77, 8.89, 28.01, 3.85],
        [52.15, 21.1, 19.42, 11.07, 26.67, 50.63, 9.71],
      ],
    },
    {
      ...{ size: 1_000_000, hard: false },
      subjects: [
        [55.69, 32.28, 30.69, 16.06, 34.26, 55.8, 18.5],
        [65.37, 34.6, 35.49, 20.49, 44.44, 64.87, 23.81],
        [68.16, 35.02, 35.91, 22.81, 41.3, 62.34, 26.74],
      ],
    },
    {
      ...{ size: 2_100_000, hard: false },
      subjects: [
        [62.09, 36.5, 33.82, 18.38, 41.85, 59.93, 21.79],
        [66.72, 40.93, 38.0, 23.48, 43.7, 68.08, 26.19],
        [69.92, 41.14, 36.33, 25.03, 45.19, 65.56, 29.3],
      ],
    },
    {
      ...{ size: 2_500_000, hard: true },
      subjects: [
        [64.62, 37.13, 35.49, 21.26, 40.56, 63.72, 25.64],
        [70.85, 43.25, 41.75, 24.58, 49.44, 70.72, 30.77],
        [69.25, 38.4, 38.0, 24.7, 43.52, 68.77, 30.22],
      ],
    },
  ];

/** Table 3: 360,000 examples without and with seeds chosen for diversity. */
export const diversity = {
  MATH: { before: [29.48, 38.5, 43.96], after: [29.36, 39.68, 43.68] },
  GSM8K: { before: [50.57, 72.71, 74.3], after: [52.08, 73.92, 75.97] },
} as const;

/** Table 4: a million random examples, and about as many that a verifier let through. */
export const verifier = {
  MATH: { before: [37.76, 44.56, null], after: [36.4, 43.04, null] },
  GSM8K: { before: [60.35, 77.79, null], after: [62.77, 77.26, null] },
} as const;

/** Tables 10 and 13 at 2.5 million examples: maximal length 512 and 2048 tokens. */
export const lengths = {
  MATH: { before: [44.06, 50.56, 48.28], after: [47.66, 51.22, 49.88] },
  GSM8K: { before: [67.85, 82.41, 80.52], after: [72.86, 83.93, 81.5] },
} as const;

/** Table 9 on MATH: the corpus filtered by 30-grams (2.16 million) and by 10-grams (60,000 fewer); those alone; as many random ones. */
export const overlaps = {
  ...{ thirty: [45.56, 49.1, 48.64], ten: [37.54, 40.78, 36.68] },
  ...{ removed: [10.76, 22.32, 40.64], random: [15.16, 27.84, 39.86] },
  ...{ sizeThirty: 2_160_000, sizeTen: 2_100_000 },
} as const;
