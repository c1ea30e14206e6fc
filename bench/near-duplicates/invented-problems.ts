import { seedLibrary } from '#lib/domain/seeds/library/index.ts';
import { seededRandom } from '#lib/math/random.ts';
import { editWords, proseWords } from './edit-words.ts';

const ONSETS = 'b c d f g h k l m n p r s t v w br cl dr fl gr pl pr sl st tr'.split(' ');
const NUCLEI = 'a e i o u ai ea oo ou'.split(' ');
const CODAS = ['', 'n', 'r', 's', 't', 'l', 'm', 'nd', 'st'];

/** Words that no problem has, so that two invented problems are alike only where the bench makes them so. */
export const vocabulary: readonly string[] = ONSETS.flatMap((onset) =>
  NUCLEI.flatMap((nucleus) =>
    ONSETS.slice(0, 16).flatMap((middle, m) =>
      CODAS.map((coda, c) => `${onset}${nucleus}${middle}${NUCLEI[(m + c) % 9]}${coda}`),
    ),
  ),
);

export interface Invented {
  text: string;
  /** For a planted copy: of which row, with which share of its words edited. */
  copyOf?: number;
  editRate?: number;
}

export const editRates = [0.01, 0.03, 0.06, 0.1];

/** One row in fifty is a copy of an earlier one. */
const COPY_EVERY = 50;
const MEMORY = 1000;

/** Rows with about 300 characters of problem (and a solution where asked), one in fifty an edited copy. */
export function* inventProblems(rows: number, withSolution: boolean): Generator<Invented> {
  const random = seededRandom('invented problems');
  const recent: { row: number; text: string }[] = [];
  for (let row = 0; row < rows; row++) {
    const isCopy = row % COPY_EVERY === COPY_EVERY - 1;
    if (!isCopy) {
      const text = invent(random, withSolution);
      recent[row % MEMORY] = { row, text };
      yield { text };
      continue;
    }
    const original = recent[Math.floor(random() * Math.min(row, MEMORY))] ?? recent[0]!;
    const editRate = editRates[Math.floor(row / COPY_EVERY) % editRates.length]!;
    const text = editWords(original.text, editRate, vocabulary, random);
    yield text === null ? { text: invent(random, withSolution) } : { text, copyOf: original.row, editRate };
  }
}

function invent(random: () => number, withSolution: boolean): string {
  const { problem, solution } = inventPair(random);
  return withSolution ? `${problem}\n${solution}` : problem;
}

/** A problem of about 300 characters and its solution, of a subject and a level. */
export function inventPair(random: () => number) {
  const base = seedLibrary[Math.floor(random() * seedLibrary.length)]!;
  const problem = `${recast(base.problem, random)} ${sentence(random, 16)}`;
  const solution = `${recast(base.solution, random)} ${sentence(random, 12)}`;
  return { problem, solution, subject: base.subject, level: base.level };
}

/** Three in five of the longer words from the vocabulary, all numbers drawn anew. */
function recast(text: string, random: () => number): string {
  const pieces = text.split(' ');
  for (const place of proseWords(pieces)) {
    if (pieces[place]!.length > 3 && random() < 0.6) pieces[place] = draw(random);
  }
  return pieces.join(' ').replace(/\d+/g, () => String(2 + Math.floor(random() * 97)));
}

const draw = (random: () => number) => vocabulary[Math.floor(random() * vocabulary.length)]!;

function sentence(random: () => number, words: number): string {
  return `${Array.from({ length: words }, () => draw(random)).join(' ')}.`;
}
