import { coveringRadius, kCenter, randomSample, type Vectors } from '#lib/math/select/index.ts';
import { type Metric, metric } from '../metrics.ts';
import { plainKCenter } from './plain.ts';
import { processorSeconds } from './processor-time.ts';

const SEED = 'bench';
const MEASURED_ROWS = 20_000;

function select(vectors: Vectors, count: number, show: boolean) {
  const start = performance.now();
  const startProcessor = processorSeconds();
  const steps = kCenter(vectors, { count, seed: SEED });
  let longest = 0;
  let shown = start;
  for (let before = startProcessor; ; ) {
    const { done, value } = steps.next();
    const now = performance.now();
    const processor = processorSeconds();
    longest = Math.max(longest, 1000 * (processor - before));
    before = processor;
    if (done) {
      return { ...value, seconds: (now - start) / 1000, processor: processor - startProcessor, longest };
    }
    if (show && now - shown > 10_000) {
      shown = now;
      console.error(`${value.phase} ${value.done} of ${value.total}, radius ${value.radius.toFixed(3)}`);
    }
  }
}

const atRandom = (rows: number, count: number) => randomSample(Array(rows).keys(), count, `${SEED} random`);

/** Beside plain farthest-first traversal and random choice, on rows that plain JavaScript can do. */
export function benchBesidePlain(vectors: Vectors, rows: number): Metric[] {
  const count = Math.ceil(rows / 10);
  const { dimension } = vectors;
  const small = { values: vectors.values.slice(0, rows * dimension), dimension };
  const chosen = select(small, count, false);
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

/** The whole corpus; its radius is known from the selection, that of a random choice from a sample of rows. */
export function benchWhole(vectors: Vectors, count: number): Metric[] {
  const rows = vectors.values.length / vectors.dimension;
  const chosen = select(vectors, count, true);
  const sample = randomSample(Array(rows).keys(), MEASURED_ROWS, `${SEED} measured`);
  const random = coveringRadius(vectors, atRandom(rows, count), sample);
  const core = coveringRadius(vectors, chosen.rows, sample);
  const name = (what: string) => `${rows} → ${count}: ${what}`;
  return [
    metric(name('selection'), chosen.seconds, 's'),
    metric(name('selection'), chosen.processor, 's of processor time'),
    metric(name('distances computed'), chosen.comparisons, 'pairs', { floor: rows * count }),
    metric(name('longest step'), chosen.longest, 'ms of processor time'),
    metric(name('covering radius beside random (of 20,000 rows)'), chosen.radii[count - 1]!, 'distance', {
      floor: random.radius,
      most: random.radius,
    }),
    metric(name('mean distance beside random (of 20,000 rows)'), core.mean, 'distance', {
      floor: random.mean,
    }),
    ...benchPart(vectors, count, sample, chosen.radii[count - 1]!),
    metric('peak memory', process.resourceUsage().maxRSS / 2 ** 20, 'GiB'),
  ];
}

/** Choosing from a random fifth of the rows only: what it saves, and what it costs in radius. */
function benchPart(vectors: Vectors, count: number, sample: readonly number[], radius: number): Metric[] {
  const { values, dimension } = vectors;
  const rows = values.length / dimension;
  const part = randomSample(Array(rows).keys(), Math.ceil(rows / 5), `${SEED} part`);
  const copied = new Float32Array(part.length * dimension);
  for (const [i, row] of part.entries()) {
    copied.set(values.subarray(row * dimension, (row + 1) * dimension), i * dimension);
  }
  const chosen = select({ values: copied, dimension }, Math.min(count, part.length), true);
  const covered = coveringRadius(
    vectors,
    chosen.rows.map((row) => part[row]!),
    sample,
  );
  return [
    metric('from a fifth of the rows: selection', chosen.processor, 's of processor time'),
    metric(
      'from a fifth of the rows: covering radius beside that from all (of 20,000 rows)',
      covered.radius,
      'distance',
      {
        floor: radius,
      },
    ),
  ];
}
