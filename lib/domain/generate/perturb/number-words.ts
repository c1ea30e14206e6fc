const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES: Record<string, number> = {
  hundred: 100,
  thousand: 1000,
  million: 1_000_000,
  billion: 1_000_000_000,
};

const WORD_VALUE = new Map<string, number>([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.flatMap((word, tens) => (word ? [[word, tens * 10] as const] : [])),
]);

const ANY = `(?:${[...WORD_VALUE.keys()].sort((a, b) => b.length - a.length).join('|')})`;
const SCALE = '(?:hundred|thousand|million|billion)';

const FOLLOWING = `(?:-|[ ]+)(?:and[ ]+)?(?:${ANY}|${SCALE})\\b`;

/** Matches a run of number words ("Twenty-five", "two hundred and fifty", "a hundred"); the run may hold several numbers. */
export const NUMBER_WORDS = new RegExp(`\\b(?:${ANY}|an?[ ]${SCALE})\\b(?:${FOLLOWING})*`, 'gi');

/** The value of a number in words; null when the words do not form one number ("two three"). */
export function readWords(text: string): number | null {
  let total = 0;
  let current = 0;
  let room = Number.POSITIVE_INFINITY;
  let previous = '';
  for (const word of text
    .toLowerCase()
    .replace(/^an?\b/, 'one')
    .split(/[\s-]+/)) {
    const before = previous;
    previous = word;
    if (word === 'and') {
      if (!SCALES[before]) return null;
      continue;
    }
    const scale = SCALES[word];
    const value = WORD_VALUE.get(word);
    if (scale === 100) {
      if (current === 0) return null;
      current *= 100;
      room = 100;
    } else if (scale) {
      if (current === 0) return null;
      total += current * scale;
      current = 0;
      room = Number.POSITIVE_INFINITY;
    } else if (value !== undefined) {
      if (value >= room || value === 0) return null;
      current += value;
      room = value >= 20 ? 10 : 0;
    } else return null;
  }
  return total + current;
}

function below100(value: number): string {
  if (value < 20) return UNITS[value]!;
  const tens = TENS[Math.floor(value / 10)]!;
  return value % 10 === 0 ? tens : `${tens}-${UNITS[value % 10]}`;
}

/** Whole numbers 0 to 9999 in words ("two hundred fifty"); null outside. */
export function writeWords(value: number): string | null {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return null;
  if (value < 100) return below100(value);
  const scale = value < 1000 ? 100 : 1000;
  const head = `${below100(Math.floor(value / scale))} ${scale === 100 ? 'hundred' : 'thousand'}`;
  return value % scale === 0 ? head : `${head} ${writeWords(value % scale)}`;
}
