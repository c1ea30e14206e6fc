import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { seededRandom } from '#lib/math/random.ts';
import { editWords, maskNumbers } from '../near-duplicates/edit-words.ts';
import { inventPair, vocabulary } from '../near-duplicates/invented-problems.ts';

/** One row in so many is a copy of each kind: exact, edited, with other numbers. */
const COPY_EVERY = 100;
/** The source says the level and subject of one row in so many; those of the others are estimated. */
const LABELLED_EVERY = 2;
/** Copies are of one of so many of the newest rows. */
const MEMORY = 5000;
/** Characters that are written at once. */
const CHUNK = 1 << 20;

export type CorpusPlants = { exact: number; edited: number; numbers: number };

/**
 * Writes a corpus as JSONL: rows with `problem`, `solution`, `answer`, `subject`, `level` and `id`, about 1.2 kB each,
 * the same for the same number of rows. Of a hundred rows one is a copy, one an edited copy, one has other numbers; every
 * second one has a subject and a level.
 */
export async function writeCorpus(path: string, rows: number): Promise<CorpusPlants> {
  const plants = { exact: 0, edited: 0, numbers: 0 };
  await pipeline(Readable.from(chunks(rows, plants)), createWriteStream(path));
  return plants;
}

function* chunks(rows: number, plants: CorpusPlants): Generator<string> {
  let chunk = '';
  for (const row of corpusRows(rows, plants)) {
    chunk += `${JSON.stringify(row)}\n`;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

type CorpusRow = Omit<ReturnType<typeof inventPair>, 'subject' | 'level'> & {
  id: string;
  answer: string;
  subject?: string;
  level?: number | null;
};

export function* corpusRows(rows: number, plants: CorpusPlants): Generator<CorpusRow> {
  const random = seededRandom('corpus');
  const recent: CorpusRow[] = [];
  for (let number = 0; number < rows; number++) {
    const { subject, level, ...pair } = inventPair(random);
    const labels = number % LABELLED_EVERY === 0 ? { subject, level } : {};
    const fresh: CorpusRow = {
      ...pair,
      ...labels,
      id: `row-${number}`,
      answer: String(Math.floor(random() * 1000)),
    };
    const original = recent[Math.floor(random() * recent.length)];
    const kind = number % COPY_EVERY;
    if (original && kind < 3)
      yield { ...original, id: fresh.id, problem: copyOf(original, kind, random, plants) };
    else yield fresh;
    recent[number % MEMORY] = fresh;
  }
}

function copyOf({ problem }: CorpusRow, kind: number, random: () => number, plants: CorpusPlants): string {
  if (kind === 0) {
    plants.exact++;
    return problem;
  }
  if (kind === 1) {
    plants.edited++;
    return editWords(problem, 0.03, vocabulary, random) ?? problem;
  }
  plants.numbers++;
  return maskNumbers(problem, random);
}
