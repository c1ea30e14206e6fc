import type { Bound } from './binding.ts';
import type { Mention } from './mentions.ts';
import { type Rational, toNumber } from './rational.ts';
import { type Source, seedNumber } from './sources.ts';

const close = (a: number, b: number) => Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(a));
const FACTORS = [2, 3, 4, 7, 10, 12, 24, 30, 52, 60, 100, 365, 1000];

function fromOne(source: number, value: number): boolean {
  return (
    [source + 1, source - 1, 100 - source, 100 + source, source * source, source + 2].some((v) =>
      close(v, value),
    ) || FACTORS.some((factor) => close(source * factor, value) || close(source / factor, value))
  );
}

function fromTwo(a: number, b: number, value: number): boolean {
  return [a + b, Math.abs(a - b), a * b, a / b, b / a].some((v) => close(v, value));
}

type Origin = (a: number, b: number | null, value: number) => boolean;

/** Any single operation: for a number that some unwritten calculation made. */
const anyOperation: Origin = (a, b, value) => (b === null ? fromOne(a, value) : fromTwo(a, b, value));

/** What a problem may say twice: 5 students are 4 classmates and one; 20 apples are 8 red and 12 green. */
const restatement: Origin = (a, b, value) => {
  if (b === null) return close(a + 1, value) || close(a - 1, value) || (value > 5 && close(2 * a, value));
  return close(a + b, value) || (value > 10 && (close(Math.abs(a - b), value) || close(a * b, value)));
};

function freezeMakers(sources: Source[], value: Rational, origin: Origin, why: string): void {
  const target = toNumber(value);
  for (const [i, source] of sources.entries()) {
    if (origin(seedNumber(source), null, target)) source.frozen ??= why;
    for (const other of sources.slice(i + 1)) {
      if (!origin(seedNumber(source), seedNumber(other), target)) continue;
      source.frozen ??= why;
      other.frozen ??= why;
    }
  }
}

const MEASURE =
  /^[\s-]*(?:more\s+|additional\s+|extra\s+|full\s+)?(?:%|percent|times|hours?|hrs?|minutes?|mins?|seconds?|days?|weeks?|months?|years?|miles?|mph|km|kilomet|met(?:er|re)s?|feet|foot|inch|yards?|pounds?|lbs?|ounces?|oz|grams?|kilograms?|kg|lit(?:er|re)s?|gallons?|cups?|quarts?|pints?|tablespoons?|teaspoons?|dollars?|cents?|dozen|acres?|tons?|degrees?|points?|pages?|calories|slices?|square)/i;
const KINDS =
  /^\s+(?:different\s+|main\s+|separate\s+)?(?:kinds?|types?|sorts?|varieties|categories|sections|rounds)\b/i;
const ENUMERATION =
  /\bthe (?:first|second|third|fourth|other|last|others|remaining|two|three|four|five)\b|\bfirst\b[^.]*\bsecond\b|\banother\b|\bboth\b|\brespectively\b|\beither\b|\bone of (?:them|the|his|her)\b|\bone is\b/i;

/** A small count of things that the text then names one by one ("two brothers: ..."). */
function countsNamedThings(source: Source, mentions: readonly Mention[], text: string): boolean {
  const value = seedNumber(source);
  if (source.percent || source.fraction || value > 6 || !Number.isInteger(value)) return false;
  return source.mentions.some((index) => {
    const mention = mentions[index]!;
    const after = text.slice(mention.end, mention.end + 90);
    if (mention.style.currency || MEASURE.test(after)) return false;
    if (KINDS.test(after)) return true;
    if (ENUMERATION.test(text)) return true;
    return /^[^.?!]*:|^[^.?!]*,\s*[A-Z]\w+(?:,| and)\s/.test(after);
  });
}

/** Freezes each source that an unexplained number, a list or a count of terms depends on. */
export function freezeSources(
  sources: Source[],
  bound: Bound,
  problem: { text: string; mentions: readonly Mention[] },
  termCounts: ReadonlySet<number>,
): void {
  for (const source of sources) {
    if (!bound.used.has(source.variable)) source.frozen ??= 'no step uses it';
    if (countsNamedThings(source, problem.mentions, problem.text))
      source.frozen ??= 'counts things that are named';
    const counts = !source.currency && !source.percent && !source.fraction && !source.multiplier;
    if (counts && termCounts.has(seedNumber(source))) source.frozen ??= 'equals the number of terms of a sum';
    if (source.percent && seedNumber(source) === 100) source.frozen ??= 'all of it';
  }
  for (const { value } of bound.unexplained)
    freezeMakers(sources, value, anyOperation, 'may have made an unexplained number');
  for (const source of sources) {
    if (bound.used.has(source.variable)) continue;
    freezeMakers(
      sources.filter((other) => other !== source),
      source.value,
      restatement,
      'may depend on an unused number',
    );
  }
  for (const group of Map.groupBy(sources, (source) => seedNumber(source)).values()) {
    const still = group.find((source) => source.frozen);
    if (still) for (const source of group) source.frozen ??= 'has the value of a number that stays';
  }
}
