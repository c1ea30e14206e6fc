import { setImmediate } from 'node:timers/promises';
import type { Cover, SelectionResult } from '#lib/domain/corpus/selection.ts';
import { fetchRows, kCenterByThresholds, randomSample } from '#lib/math/select/index.ts';
import type { RunProgress } from '../run-corpus.ts';
import type { VectorSource } from './embed-blocks.ts';
import type { ShardThread } from './shard-calls.ts';
import { openShardThreads } from './shard-threads.ts';

/** Texts one block after another, each block full but the last: the same ones at every call. */
export type TextBlocks = () => AsyncIterable<readonly string[]>;

export type CoreSetAsked = {
  /** How many texts there are at most. */
  rows: number;
  /** A part of the texts, enough to know how common each n-gram is. */
  sample: TextBlocks;
  texts: TextBlocks;
  /** Vectors of texts by an endpoint; null where the texts themselves make them. */
  source?: VectorSource | null;
  size: number;
  seed: string;
  threads: number;
  progress: RunProgress;
};

const dimension = 128;
/** Blocks that wait at each thread. */
const mostWaiting = 3;
const reachRows = 20_000;
const exactRows = 20_000;

const approximation =
  'k-center greedy by falling thresholds: each choice is at most 0.2 % nearer than the farthest text, so that the covering radius is at most 2.01 times the least possible; vectors of 16-bit numbers';
const vectorWords = `TF-IDF of 3 to 5 neighbouring symbols of the problem, projected to ${dimension} dimensions`;

/**
 * Chooses the core set of texts that may be millions, on threads of their own. Returns the places of the chosen ones in
 * the order of the texts, first choices first, and what the choice is worth beside a random one.
 */
export async function chooseCoreSet(asked: CoreSetAsked) {
  const since = performance.now();
  const { shards, close } = openShardThreads(asked.threads);
  try {
    const rows = await read(shards, asked);
    const size = Math.min(asked.size, rows);
    const selection = await choose(shards, asked, { rows, size });
    const compared = await compare(shards, asked, { rows, chosen: selection.rows });
    const result: SelectionResult = {
      ...{ candidates: rows, size: selection.rows.length, radius: selection.radius, ...compared },
      ...{ vectors: asked.source?.words ?? vectorWords, approximation, threads: asked.threads },
      seconds: (performance.now() - since) / 1000,
    };
    return { rows: selection.rows, result };
  } finally {
    await close();
  }
}

/** Reads the texts into the threads, block by block in turn; returns how many there were. */
async function read(shards: ShardThread[], asked: CoreSetAsked) {
  const { texts, source, rows, size, progress } = asked;
  const frequencies = source ? null : await frequenciesOf(shards[0]!, asked);
  const share = { dimension, rows: Math.ceil(rows / shards.length) + 10_000, centres: size };
  await Promise.all(shards.map((shard) => shard.open(frequencies, share)));
  const lanes = shards.map(() => [] as Promise<void>[]);
  let read = 0;
  let turn = 0;
  for await (const block of texts()) {
    const at = turn++ % shards.length;
    const lane = lanes[at]!;
    if (lane.length >= mostWaiting) await lane.shift();
    const adding = source
      ? shards[at]!.put(await source.vectors(block, dimension), read)
      : shards[at]!.add(block, read);
    // Heard of where it is awaited; until then a failure is no unhandled one.
    adding.catch(() => {});
    lane.push(adding);
    read += block.length;
    await progress(source ? 'Asking for embeddings' : 'Reading texts', read, rows);
  }
  await Promise.all(lanes.flat());
  return read;
}

async function frequenciesOf(shard: ShardThread, { sample, rows, progress }: CoreSetAsked) {
  await progress('Reading a sample', 0, rows);
  for await (const block of sample()) await shard.count(block);
  return shard.frequencies();
}

async function choose(
  shards: ShardThread[],
  { seed, progress }: CoreSetAsked,
  { rows, size }: { rows: number; size: number },
) {
  const steps = kCenterByThresholds(shards, { rows, dimension, count: size, seed });
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
    await progress('Choosing', step.value.done, size);
    await setImmediate();
  }
}

/** What the selection is worth: beside a random choice of the same size, and beside the exact form on a sample. */
async function compare(
  shards: ShardThread[],
  { seed, progress }: CoreSetAsked,
  { rows, chosen }: { rows: number; chosen: Int32Array },
) {
  const size = chosen.length;
  await progress('Comparing with a random choice', 0, size);
  const numbers = () => Array(rows).keys();
  const random = randomSample(numbers(), size, `${seed}\nrandom`);
  const step = Math.max(1, Math.ceil(rows / reachRows));
  const selectionReach = await reachOf(shards, await fetchRows(shards, [...chosen]), step);
  const randomReach = await reachOf(shards, await fetchRows(shards, random), step);
  await progress('Comparing with the exact form', size, size);
  const sample = await fetchRows(shards, randomSample(numbers(), exactRows, `${seed}\nexact`));
  const inProportion = Math.max(1, Math.round((size * Math.min(rows, exactRows)) / rows));
  const beside = await shards[0]!.compare(sample, { dimension, size: inProportion, seed });
  return {
    sample: { rows: selectionReach.rows, selection: selectionReach.cover, random: randomReach.cover },
    beside,
  };
}

async function reachOf(
  shards: ShardThread[],
  centres: Int16Array,
  step: number,
): Promise<{ rows: number; cover: Cover }> {
  const parts = await Promise.all(shards.map((shard) => shard.reach(centres, step)));
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const radius = Math.max(...parts.map((part) => part.farthest));
  return {
    rows,
    cover: { radius, mean: parts.reduce((sum, part) => sum + part.sum, 0) / Math.max(1, rows) },
  };
}
