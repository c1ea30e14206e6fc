import { RowShard } from '#lib/math/select/index.ts';
import { DocumentFrequencies, TfIdfVectorizer } from '#lib/math/vectors/index.ts';
import { answerCalls } from '../call-thread.ts';
import { compareWithExact } from './compare-with-exact.ts';
import type { Frequencies, ShardCalls } from './shard-calls.ts';

/** A thread that turns texts into vectors and holds a part of them; see shard-threads.ts. */
const counter = new DocumentFrequencies();
let vectorizer: TfIdfVectorizer | null = null;
let shard: RowShard | null = null;
let vector = new Float32Array();

const calls: ShardCalls = {
  count(texts: readonly string[]) {
    for (const text of texts) counter.add(text);
  },
  frequencies: () => ({ counts: counter.frequencies, documents: counter.documents }),
  open(known: Frequencies | null, size) {
    if (known) {
      const frequencies = new DocumentFrequencies();
      frequencies.frequencies.set(known.counts);
      frequencies.documents = known.documents;
      vectorizer = new TfIdfVectorizer(frequencies, { dimension: size.dimension });
    }
    shard = new RowShard(size);
    vector = new Float32Array(size.dimension);
  },
  add(texts: readonly string[], first: number) {
    const vectors = { values: vector, dimension: vector.length };
    for (const [i, text] of texts.entries()) {
      vectorizer!.write(text, vector);
      shard!.put(first + i, vectors, 0);
    }
  },
  put(values: Float32Array, first: number) {
    const vectors = { values, dimension: vector.length };
    for (let row = 0; row < values.length / vectors.dimension; row++) shard!.put(first + row, vectors, row);
  },
  scan(centres, square) {
    shard!.cover(centres);
    return shard!.scan(square);
  },
  fetch: (numbers) => shard!.fetch(numbers),
  reach: (centres, step) => shard!.reach(centres, step),
  compare: compareWithExact,
};

answerCalls(calls);
