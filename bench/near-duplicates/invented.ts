import {
  DuplicateClusters,
  type DuplicateGroups,
  expectedRecall,
  jaccard,
} from '#lib/math/near-duplicates/index.ts';
import { SignatureReader } from '#lib/math/near-duplicates/signature.ts';
import { TokenScanner } from '#lib/math/text/token-scanner.ts';
import { type Metric, metric } from '../metrics.ts';
import { editRates, type Invented, inventProblems } from './invented-problems.ts';

interface Options {
  rows: number;
  threshold: number;
  withSolution: boolean;
}

interface Plant {
  row: number;
  copyOf: number;
  editRate: number;
  /** The exact similarity to the original, for a sample of the copies. */
  similarity: number | null;
}

const CHUNK = 5000;
const SAMPLE_EVERY = 7;
const CORPUS = 2_500_000;

/** Times the scanner alone and the whole of the search over the same rows, chunk by chunk. */
export function benchInvented(options: Options): Metric[] {
  const { rows, threshold, withSolution } = options;
  const scanner = new TokenScanner();
  const reader = new SignatureReader();
  const clusters = new DuplicateClusters({ threshold, numbers: withSolution ? 'any' : 'same' });
  const plants: Plant[] = [];
  const time = { scan: 0, sign: 0, add: 0, groups: 0 };
  let characters = 0;
  let row = 0;
  for (const chunk of chunks(inventProblems(rows, withSolution))) {
    for (const { text } of chunk) characters += text.length;
    time.scan += timed(() => {
      for (const { text } of chunk) scanner.scan(text);
    });
    time.sign += timed(() => {
      for (const { text } of chunk) reader.read(text);
    });
    time.add += timed(() => {
      for (const { text } of chunk) clusters.add(text);
    });
    for (const [i, invented] of chunk.entries()) notePlant(plants, chunk, row, i, invented);
    row += chunk.length;
  }
  const found: { groups?: DuplicateGroups } = {};
  time.groups = timed(() => {
    found.groups = clusters.groups();
  });
  const rate = rows / (time.add + time.groups);
  return [
    metric('rows', rows, 'rows'),
    metric('mean length', characters / rows, 'characters'),
    metric('signatures', rows / time.sign, 'rows/s', {
      floor: rows / time.scan,
      least: (0.5 * rows) / time.scan,
    }),
    metric('end to end', rate, 'rows/s', { floor: rows / time.scan }),
    metric('of which groups', time.groups, 's'),
    metric('2.5M rows at this rate', CORPUS / rate, 's', { most: 60 }),
    metric('peak memory', process.resourceUsage().maxRSS / 1024 ** 2, 'GiB', { most: 3 }),
    ...recallMetrics(plants, found.groups!, threshold),
    metric('false merges', falseMerges(plants, found.groups!), 'rows', { most: 0 }),
    metric('pairs compared', found.groups!.compared, 'pairs'),
  ];
}

function* chunks(source: Iterable<Invented>): Generator<Invented[]> {
  let chunk: Invented[] = [];
  for (const invented of source) {
    chunk.push(invented);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function timed(run: () => void): number {
  const started = performance.now();
  run();
  return (performance.now() - started) / 1000;
}

function notePlant(
  plants: Plant[],
  chunk: Invented[],
  first: number,
  i: number,
  { text, ...plant }: Invented,
): void {
  const { copyOf, editRate } = plant;
  if (copyOf === undefined || editRate === undefined) return;
  const original = chunk[copyOf - first];
  const isSample = plants.length % SAMPLE_EVERY === 0 && original !== undefined;
  plants.push({
    row: first + i,
    copyOf,
    editRate,
    similarity: isSample ? jaccard(original.text, text) : null,
  });
}

/** Beside the share that was found stands the one that theory promises for the similarities of the sample. */
function recallMetrics(plants: readonly Plant[], { near }: DuplicateGroups, threshold: number): Metric[] {
  return editRates.flatMap((editRate) => {
    const planted = plants.filter((plant) => plant.editRate === editRate);
    if (planted.length === 0) return [];
    const found = planted.filter(({ row, copyOf }) => near[row] === near[copyOf]).length / planted.length;
    const sample = planted.flatMap(({ similarity }) => (similarity === null ? [] : [similarity]));
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const promised = mean(sample.map((similarity) => expectedRecall(similarity, threshold)));
    return [
      metric(`similarity at ${100 * editRate} % of the words edited`, mean(sample), ''),
      metric(`recall at ${100 * editRate} % of the words edited`, found, '', {
        floor: promised,
        least: promised - 0.05,
      }),
    ];
  });
}

/** Rows that stand in a group with a row that they were not copied from, nor copied with. */
function falseMerges(plants: readonly Plant[], { near }: DuplicateGroups): number {
  const origin = new Map(plants.map(({ row, copyOf }) => [row, copyOf]));
  const originOf = (row: number) => origin.get(row) ?? row;
  let wrong = 0;
  for (let row = 0; row < near.length; row++) if (originOf(near[row]!) !== originOf(row)) wrong++;
  return wrong;
}
