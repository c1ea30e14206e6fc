import { type FoundNumber, fractionValue, type KeptReason } from './number-place.ts';

const ONES = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const PARTS: Readonly<Record<string, number>> = {
  ...{ half: 2, halves: 2, third: 3, quarter: 4, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8 },
  ...{ ninth: 9, tenth: 10, twelfth: 12, hundredth: 100, sixteenth: 16, twentieth: 20 },
};
const COUNT = `(${ONES.join('|')}|an?|\\d{1,3})`;
const PART = `(halves|${Object.keys(PARTS).join('|')})s?`;
const MIXED_WORDS = new RegExp(
  `\\b${COUNT}[ -]and[ -](?:(?:an?|one|${ONES.slice(1).join('|')})[ -])?${PART}\\b`,
  'gi',
);
const FRACTION_WORDS = new RegExp(`\\b${COUNT}[ -]${PART}\\b`, 'gi');
const HALF = /\bhalf\b/gi;
const MULTIPLE = /\b(twice|thrice)\b/gi;
const DOZEN = /\b(half a|a half|an?)[ -](dozen|hundred|thousand|million)\b/gi;

const OF = /^\s+of\b/i;
const AS = /^\s+as\b/i;
const THING = /^\s+(?:the|that|this|his|her|their|its|my|your|our|what|an?|[A-Z][a-z]+['’]s)\b/;
const MEASURE =
  /^[\s-]+(?:hours?|days?|weeks?|months?|years?|minutes?|miles?|cups?|pounds?|inch(?:es)?|feet|foot|dozen|times|gallons?|teaspoons?|tablespoons?|liters?|meters?|ounces?|acres?|yards?|mile|times)\b/;

type Rendering = { after: string; kept: KeptReason | null };

/** How a variable takes a fraction's place before what follows: "half as many" becomes "$x$ times as many". */
function rendering(after: string): Rendering {
  if (OF.test(after)) return { after: '$', kept: null };
  if (AS.test(after)) return { after: '$ times', kept: null };
  if (/^\s+an?\s+(?:dozen)\b/i.test(after)) return { after: '$', kept: 'no-quantity' };
  if (THING.test(after)) return { after: '$ of', kept: null };
  return { after: '$', kept: 'no-quantity' };
}

function place(
  stretch: string,
  offset: number,
  span: { at: number; text: string; value: string },
  { after, kept }: Rendering,
): FoundNumber {
  const { at, text, value } = span;
  const joined =
    /[A-Za-z0-9]-$/.test(tail(stretch, at)) ||
    /^-(?!gallon|hour|mile|inch|foot|pound)/.test(stretch.slice(at + text.length));
  return {
    start: offset + at,
    end: offset + at + text.length,
    text,
    value,
    kind: 'word',
    where: 'prose',
    before: '$',
    after,
    repeated: false,
    kept: kept ?? (joined ? 'no-quantity' : null),
  };
}

const tail = (text: string, at: number) => text.slice(Math.max(0, at - 24), at);
const countOf = (word: string) =>
  /^\d+$/.test(word) ? word : String(Math.max(1, ONES.indexOf(word.toLowerCase()) + 1));
const partOf = (word: string) =>
  String(PARTS[word.toLowerCase()] ?? PARTS[word.toLowerCase().replace(/s$/, '')]);

/** "two and a half", "three quarters of", "a third of", "half as many", "half of". */
export function* fractionWords(stretch: string, offset: number): Generator<FoundNumber> {
  const taken = new Set<number>();
  const take = (match: RegExpMatchArray) => {
    for (let at = match.index!; at < match.index! + match[0].length; at++) taken.add(at);
  };
  const rest = (match: RegExpExecArray | RegExpMatchArray) => stretch.slice(match.index! + match[0].length);
  for (const match of stretch.matchAll(MIXED_WORDS)) {
    const value = mixedValue(match);
    if (value === null) continue;
    take(match);
    yield place(stretch, offset, { at: match.index, text: match[0], value }, { after: '$', kept: null });
  }
  for (const match of stretch.matchAll(FRACTION_WORDS)) {
    if (taken.has(match.index)) continue;
    take(match);
    const value = fractionValue(countOf(match[1]!), partOf(match[2]!));
    const isProper = Number(countOf(match[1]!)) < Number(partOf(match[2]!));
    const shown = MEASURE.test(rest(match)) ? { after: '$', kept: null } : rendering(rest(match));
    const kept =
      isProper && !/\b(?:in|the|first|second|other)\s$/i.test(tail(stretch, match.index))
        ? shown.kept
        : 'no-quantity';
    yield place(stretch, offset, { at: match.index, text: match[0], value }, { ...shown, kept });
  }
  for (const match of stretch.matchAll(HALF)) {
    if (taken.has(match.index)) continue;
    const isNoun =
      /\b(?:in|first|second|other|last|next|the|into|this|that|each|top|bottom|left|right|upper|lower|better|remaining|one|(?:\d|one|two|three|four|five|six) and)\s$/i;
    const shown = rendering(rest(match));
    const kept = isNoun.test(tail(stretch, match.index)) ? 'no-quantity' : shown.kept;
    yield place(
      stretch,
      offset,
      { at: match.index, text: match[0], value: '\\frac{1}{2}' },
      { ...shown, kept },
    );
  }
}

function mixedValue(match: RegExpMatchArray): string | null {
  const [text, count, part] = match;
  const words = text.toLowerCase().split(/[ -]+/);
  const top = words.length > 3 ? countOf(words[2]!) : '1';
  const bottom = partOf(part!);
  return Number(top) < Number(bottom) && !/^an?$/i.test(count!)
    ? fractionValue(top, bottom, countOf(count!))
    : null;
}

/** "twice", "a dozen", "half a dozen", "a hundred". */
export function* multiples(stretch: string, offset: number): Generator<FoundNumber> {
  for (const match of stretch.matchAll(MULTIPLE)) {
    const value = match[1]!.toLowerCase() === 'twice' ? '2' : '3';
    yield place(
      stretch,
      offset,
      { at: match.index, text: match[0], value },
      { after: '$ times', kept: null },
    );
  }
  for (const match of stretch.matchAll(DOZEN)) {
    const scale = { dozen: 12, hundred: 100, thousand: 1000, million: 1_000_000 }[match[2]!.toLowerCase()]!;
    const value = /half/i.test(match[1]!) ? scale / 2 : scale;
    const isJoined =
      /^[ -](?:and|thousand|million|one|two|three|four|five|six|seven|eight|nine|ten|t[a-z]+ty|[efns][a-z]+ty)\b/i.test(
        stretch.slice(match.index + match[0].length),
      );
    const kept =
      isJoined || /\b(?:per|half|and|quarter of)\s$/i.test(tail(stretch, match.index)) ? 'no-quantity' : null;
    yield place(
      stretch,
      offset,
      { at: match.index, text: match[0], value: String(value) },
      { after: '$', kept },
    );
  }
}
