import { coveringRadius, kCenter, randomSample, type Vectors } from '#lib/math/select/index.ts';
import { chooseCoreSet } from '#lib/services/corpus/selection/choose-core-set.ts';
import { type Metric, metric } from '../metrics.ts';
import { plainKCenter } from './plain.ts';
import { processorSeconds } from './processor-time.ts';

const SEED = 'bench';
const BLOCK_ROWS = 2000;
const SAMPLE_ROWS = 200_000;

function select(vectors: Vectors, count: number) {
  const start = processorSeconds();
  const steps = kCenter(vectors, { count, seed: SEED });
  let longest = 0;
  for (let before = start; ; ) {
    const { done, value } = steps.next();
    const now = processorSeconds();
    longest = Math.max(longest, 1000 * (now - before));
    before = now;
    if (done) return { ...value, processor: now - start, longest };
  }
}

const atRandom = (rows: number, count: number) => randomSample(Array(rows).keys(), count, `${SEED} random`);

/** Beside plain farthest-first traversal and random choice, on rows that plain JavaScript can do. */
export function benchBesidePlain(vectors: Vectors, rows: number): Metric[] {
  const count = Math.ceil(rows / 10);
  const { dimension } = vectors;
  const small = { values: vectors.values.slice(0, rows * dimension), dimension };
  const chosen = select(small, count);
  const start = processorSeconds();
  const plain = plainKCenter(small, count, chosen.rows[0]!);
  const plainSeconds = processorSeconds() - start;
  const radius = coveringRadius(small, chosen.rows);
  const exact = coveringRadius(small, plain);
  const random = coveringRadius(small, atRandom(rows, count));
  const name = (what: string) => `${rows} → ${count}: ${what}`;
  return [
    metric(name('selection beside plain greedy'), chosen.processor, 's of processor time', {
      floor: plainSeconds,
    }),
    metric(name('longest step'), chosen.longest, 'ms of processor time'),
    metric(name('covering radius beside plain greedy'), radius.radius, 'distance', {
      floor: exact.radius,
      most: exact.radius * 1.001,
    }),
    metric(name('covering radius beside random'), radius.radius, 'distance', {
      floor: random.radius,
      most: random.radius,
    }),
    metric(name('mean distance beside random'), radius.mean, 'distance', { floor: random.mean }),
  ];
}

type Texts = () => Iterable<string>;

async function* inBlocks(texts: Iterable<string>, every = 1) {
  let block: string[] = [];
  let row = 0;
  for (const text of texts) {
    if (row++ % every !== 0) continue;
    if (block.push(text) < BLOCK_ROWS) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}

/** The whole corpus as the studio chooses from it: texts in, places of the chosen ones out, on so many threads. */
export async function benchWhole(
  texts: Texts,
  { rows, count, threads }: { rows: number; count: number; threads: number },
): Promise<Metric[]> {
  const phases = new Map<string, number>();
  let [phase, since] = ['', performance.now()];
  let shown = since;
  const progress = async (name: string, done: number, total: number) => {
    const now = performance.now();
    if (name !== phase) {
      if (phase) phases.set(phase, (now - since) / 1000);
      [phase, since] = [name, now];
    }
    if (now - shown < 10_000) return;
    shown = now;
    console.error(`${name}: ${done} of ${total}, ${((now - since) / 1000).toFixed(0)} s`);
  };
  const startProcessor = processorSeconds();
  const { result } = await chooseCoreSet({
    ...{ rows, size: count, seed: SEED, threads, progress },
    sample: () => inBlocks(texts(), Math.ceil(rows / SAMPLE_ROWS)),
    texts: () => inBlocks(texts()),
  });
  phases.set(phase, (performance.now() - since) / 1000);
  const { sample, beside } = result;
  const name = (what: string) => `${rows} → ${count}: ${what}`;
  const small = (what: string) => `${beside.rows} → ${beside.size}: ${what}`;
  return [
    metric(name(`selection, ${threads} threads, texts invented meanwhile`), result.seconds, 's', {
      most: rows >= 2_500_000 ? 600 : undefined,
    }),
    ...[...phases].map(([title, seconds]) => metric(name(title.toLowerCase()), seconds, 's')),
    metric(name('processor time of all threads'), processorSeconds() - startProcessor, 's'),
    metric(name('covering radius'), result.radius, 'distance'),
    metric(
      name(`covering radius of ${sample.rows} rows beside random`),
      sample.selection.radius,
      'distance',
      {
        floor: sample.random.radius,
        most: sample.random.radius,
      },
    ),
    metric(name(`mean distance of ${sample.rows} rows beside random`), sample.selection.mean, 'distance', {
      floor: sample.random.mean,
    }),
    metric(small('covering radius beside exact greedy'), beside.selection.radius, 'distance', {
      floor: beside.exact.radius,
      most: beside.exact.radius * 1.01,
    }),
    metric(small('covering radius beside random'), beside.selection.radius, 'distance', {
      floor: beside.random.radius,
      most: beside.random.radius,
    }),
    metric('peak memory', process.resourceUsage().maxRSS / 2 ** 20, 'GiB', { most: 8 }),
  ];
}
