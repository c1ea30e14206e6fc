import { createBenchmarkIndex } from '#lib/math/overlap/index.ts';
import { seededRandom } from '#lib/math/random.ts';
import { type Metric, metric } from '../metrics.ts';
import { editWords, maskNumbers } from '../near-duplicates/edit-words.ts';
import { vocabulary } from '../near-duplicates/invented-problems.ts';
import { itemsOf, type NamedRows } from './files.ts';

const classes = [
  { name: 'under 10 words', least: 0, below: 10 },
  { name: '10 to 29 words', least: 10, below: 30 },
  { name: '30 to 59 words', least: 30, below: 60 },
  { name: '60 words and more', least: 60, below: Number.POSITIVE_INFINITY },
];

const anyLength = { name: 'of any length', least: 0, below: Number.POSITIVE_INFINITY };

const COPIES = 3;
const REWORDED = 0.05;

type Change = (text: string, random: () => number) => string | null;

const changes: { name: string; least: number; change: Change }[] = [
  { name: 'copies', least: 1, change: (text) => text },
  { name: 'copies set differently', least: 1, change: (text) => resetLayout(text) },
  {
    name: 'copies with other numbers',
    least: 1,
    change: (text, random) => (/\d/.test(text) ? maskNumbers(text, random) : null),
  },
  {
    name: 'copies reworded in 5 % of their words',
    least: 0.99,
    change: (text, random) => editWords(text, REWORDED, vocabulary, random),
  },
  {
    name: 'copies inside a longer text',
    least: 0,
    change: (text) =>
      `Here is one to think about on the way home. ${text} Write down every step of it, please.`,
  },
];

/** The same text with capitals, spaces and sizes of brackets as another editor would have them. */
function resetLayout(text: string): string {
  return text
    .replace(/\s+/g, '\n')
    .replaceAll('\\frac', '\\dfrac')
    .replaceAll('(', '\\left(')
    .replaceAll(')', '\\right)')
    .replace(/[.?]$/, '');
}

/** Which of the copies made of a benchmark's problems and solutions are found again, by the length of the original. */
export function plantCopies(benchmark: NamedRows): Metric[] {
  const items = itemsOf(benchmark);
  const index = createBenchmarkIndex(items);
  const random = seededRandom('planted copies');
  return (['problem', 'solution'] as const).flatMap((part) =>
    changes.flatMap(({ name, least, change }) =>
      (least === 1 ? [anyLength] : classes).flatMap((length) => {
        const tally = { planted: 0, found: 0 };
        for (const item of items) {
          const original = item[part] ?? '';
          const words = original.split(/\s+/).filter((word) => /[A-Za-z]/.test(word)).length;
          if (original === '' || words < length.least || words >= length.below) continue;
          for (let copy = 0; copy < (name.includes('reworded') ? COPIES : 1); copy++) {
            const text = change(original, random);
            if (text === null) continue;
            tally.planted++;
            if (index.find(text).some((hit) => hit.id === item.id && hit.part === part)) tally.found++;
          }
        }
        if (tally.planted === 0) return [];
        const title = `${benchmark.name}: ${part}s, ${length.name}, ${name}`;
        return [
          metric(title, tally.found / tally.planted, `of ${tally.planted}`, least > 0 ? { least } : {}),
        ];
      }),
    ),
  );
}
