import type { Vectors } from '#lib/math/select/index.ts';
import { DocumentFrequencies, TfIdfVectorizer } from '#lib/math/vectors/index.ts';
import { SymbolReader } from '#lib/math/vectors/symbols.ts';
import { type Metric, metric } from '../metrics.ts';
import { processorSeconds } from './processor-time.ts';

const BLOCK = 20_000;

/** Texts in blocks that fit the memory, so that inventing them is not measured. */
function* blocks(texts: Iterable<string>): Generator<string[]> {
  let block: string[] = [];
  for (const text of texts) {
    block.push(text);
    if (block.length < BLOCK) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}

function timed(texts: Iterable<string>, each: (text: string, row: number) => void): number {
  let row = 0;
  let seconds = 0;
  for (const block of blocks(texts)) {
    const start = processorSeconds();
    for (const text of block) each(text, row++);
    seconds += processorSeconds() - start;
  }
  return seconds;
}

/** Both passes over a corpus, beside what reading its symbols alone takes. */
export function benchVectors(
  texts: () => Iterable<string>,
  rows: number,
  dimension: number,
): { vectors: Vectors; metrics: Metric[] } {
  const reader = new SymbolReader();
  const scan = rows / timed(texts(), (text) => reader.read(text));
  const frequencies = new DocumentFrequencies();
  const first = rows / timed(texts(), (text) => frequencies.add(text));
  const vectorizer = new TfIdfVectorizer(frequencies, { dimension });
  const values = new Float32Array(rows * dimension);
  const second = rows / timed(texts(), (text, row) => vectorizer.write(text, values, row * dimension));
  return {
    vectors: { values, dimension },
    metrics: [
      metric('document frequencies, first pass', first, 'texts/s of processor time', { floor: scan }),
      metric('vectors, second pass', second, 'texts/s of processor time', { floor: scan, least: 30_000 }),
    ],
  };
}
