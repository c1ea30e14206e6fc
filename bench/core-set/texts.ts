import { seededRandom } from '#lib/math/random.ts';
import { editWords } from '../near-duplicates/edit-words.ts';
import { inventProblems, vocabulary } from '../near-duplicates/invented-problems.ts';

/** Variants of a problem in a corpus that was grown from it. */
const VARIANTS = 25;

/**
 * A corpus as generation makes it: of each of rows / 25 problems about 25 variants, some near (other numbers), some far
 * (up to half of the words new). Problems are those of the files, each used again with words of its own when there are
 * too few, or invented ones. The same texts at every call.
 */
export function* corpus(rows: number, problems: readonly string[]): Generator<string> {
  const random = seededRandom('corpus of variants');
  const roots = problems.length > 0 ? repeated(problems, Math.ceil(rows / VARIANTS)) : inventedRoots(rows);
  let row = 0;
  for (const root of roots) {
    for (let i = 0; i < VARIANTS && row < rows; i++, row++) {
      const share = i === 0 ? 0 : random() ** 2 / 2;
      const text = share === 0 ? root : (editWords(root, share, vocabulary, random) ?? root);
      yield text.replace(/\d+/g, (digits) =>
        random() < 0.5 ? digits : String(2 + Math.floor(random() * 97)),
      );
    }
  }
}

function* repeated(problems: readonly string[], count: number): Generator<string> {
  const random = seededRandom('roots');
  for (let i = 0; i < count; i++) {
    const text = problems[i % problems.length]!;
    yield i < problems.length ? text : (editWords(text, 0.7, vocabulary, random) ?? text);
  }
}

function* inventedRoots(rows: number): Generator<string> {
  for (const { text } of inventProblems(Math.ceil(rows / VARIANTS), false)) yield text;
}
