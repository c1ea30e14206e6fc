import { NUMBER_WORDS, readWords } from '../perturb/number-words.ts';
import {
  type FoundNumber,
  fractionValue,
  type KeptReason,
  type NumberKind,
  plainDigits,
} from './number-place.ts';
import { fractionWords, multiples } from './prose-fractions.ts';
import { wordReason } from './word-quantities.ts';

const DIGITS =
  /(?:(\d+)(?:[ ]+|-|[ ]and[ ]))?(\d+)\/(\d+)(?![/\d])(?:rds?\b|ths?\b)?|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+/g;

const MONTH =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s+$/;
/** Words that number things rather than count them, and words that do so only as names ("Day 3"). */
const LABEL =
  /(?:\b(?:problems?|figures?|chapters?|sections?|exercises?|examples?|equations?|questions?|lessons?|steps?|parts?|cases?|grade|room|route|apartment|apt\.?|flight|interstate|highway|channel|gate|terminal|version|volume|no\.|theorem|lemma|appendix|table|diagram|(?:card|room|page|player|house|locker|door|seat|ticket|student|bus) number|option|choice|item|kindergarten)\s+|#\s*)$/i;
const NAME_LABEL =
  /\b(?:Day|Week|Month|Year|Page|Level|Round|Stage|Line|Row|Column|Group|Team|Box|Bag|Car|Train|Phase|Class|Game|Store|Building|House|Type|Model|Shop|Plan|Tank|Book|Unit|Site|Quiz|Test|Shelf|Bus|Machine|Pipe|Cup|Jar|Lane|Tier|Set|Pile|District|Districts)\s+$/;
const COUNTED_AFTER = /^\s+(?:times|days|hours|minutes|more|weeks|months|years)\b/;
const isLabel = (before: string, after: string) =>
  (LABEL.test(before) || NAME_LABEL.test(before)) && !COUNTED_AFTER.test(after);
const CLOCK_AFTER = /^(?:\s?(?:a\.?m\b|p\.?m\b|o['’]?clock)|\s?(?:AM|PM)\b)/i;
const ORDINAL_AFTER = /^(?:\$?\^?\{?\\?(?:text|mathrm)?\{?)?(?:st|nd|rd|th)\b/;
const UNIT_AFTER =
  /^(?:cm|mm|km|m|kg|g|mg|ml|mL|l|L|lbs?|oz|ft|in|mph|hrs?|mins?|k|K|GB|MB|TB|MPH|mpg|MPG|%|¢)\b/;
const LIST_LABEL = /(?:^|\n)\s*\(?$/;
const YEAR = /^(?:1[6-9]|20)\d\d$/;
const PLURAL_AFTER = /^\s*(?:[a-z]+\s+){0,2}(?:[a-z]+s|people|men|women|children|fish|sheep|feet)\b/;
const NAME_BEFORE = /(?:[a-z,;] |[a-z]["”]? )(?:[A-Z][A-Za-z]*)\s$/;
const WORD_AFTER = /^[\s-]*[a-z(%]/;

/** The numbers of a stretch of prose of a problem, in digits and in words. */
export function proseNumbers(text: string, start: number, end: number): FoundNumber[] {
  const stretch = text.slice(start, end);
  const digits = [...stretch.matchAll(DIGITS)].map((match) =>
    digitNumber(text, { at: start + match.index, from: start }, match),
  );
  const covered = new Uint8Array(end - start + 1);
  const take = (number: FoundNumber) => covered.fill(1, number.start - start, number.end - start);
  const found: FoundNumber[] = digits;
  for (const number of digits) take(number);
  for (const read of [multiples, fractionWords, numberWords]) {
    for (const number of read(stretch, start)) {
      if (covered.subarray(number.start - start, number.end - start).includes(1)) continue;
      found.push(number);
      take(number);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function digitNumber(
  text: string,
  { at, from }: { at: number; from: number },
  match: RegExpMatchArray,
): FoundNumber {
  const [raw, whole, top, bottom] = match;
  const end = at + raw.length;
  // A dollar before the stretch closes a formula.
  const money = at > from && text[at - 1] === '$' && text[at - 2] !== '\\';
  const kept = digitReason(text, at - (money ? 1 : 0), end, raw, bottom);
  const isFraction = top !== undefined && bottom !== undefined && !/^0*$/.test(bottom);
  return {
    start: money ? at - 1 : at,
    end,
    text: text.slice(money ? at - 1 : at, end),
    value: isFraction ? fractionValue(top, bottom, whole) : plainDigits(raw),
    kind: kindOf(raw, isFraction, whole),
    where: 'prose',
    before: money ? '\\$$' : '$',
    after: '$',
    repeated: false,
    kept: top !== undefined && !isFraction ? 'numeral' : kept,
  };
}

function kindOf(raw: string, isFraction: boolean, whole: string | undefined): NumberKind {
  if (isFraction) return whole === undefined ? 'fraction' : 'mixed';
  return raw.includes('.') ? 'decimal' : 'integer';
}

function digitReason(
  text: string,
  at: number,
  end: number,
  raw: string,
  bottom: string | undefined,
): KeptReason | null {
  const before = text.slice(Math.max(0, at - 120), at);
  const after = text.slice(end, end + 40);
  const money = /[$€£]\s?$/.test(before) || raw !== text.slice(at, end);
  if (ORDINAL_AFTER.test(after)) return 'ordinal';
  if (CLOCK_AFTER.test(after) || isClock(before, raw, after)) return 'date';
  if (!money && isDate(text, before, raw, after)) return 'date';
  if (/^\d{1,3}$/.test(raw) && isLabel(before, after)) return 'label';
  if (LIST_LABEL.test(before) && /^[.)]\s/.test(after)) return 'label';
  if (!money && /\($/.test(before) && /^\)(?! of\b)/.test(after)) return 'label';
  if (/[\w.]$|[A-Za-z]-$|['’"”]$/.test(before) && !/\s[a-z]+-$/.test(before)) return 'label';
  if (/\\[A-Za-z]+\s*\{[^}]*$/.test(before)) return 'layout';
  if (/[\^_]\{?$/.test(before)) return /[A-Za-z]\^$/.test(before) ? 'unit-exponent' : 'index';
  if (/^(?:[\^_]|\s*[*=]|['"’”]\d?)/.test(after) || /[*=+]\s*$/.test(before)) return 'numeral';
  if (/^[A-Za-z]/.test(after) && !UNIT_AFTER.test(after)) return 'label';
  if (bottom !== undefined && /^(?:24\/7|50\/50|20\/20|9\/11)$/.test(raw)) return 'label';
  if (/^-\d{2,4}\b/.test(after) && raw.length > 2 && /^(?:800|888|555)/.test(raw)) return 'label';
  if (/^\/\d/.test(after) || /\d\/$/.test(before)) return 'date';
  if (/^0\d/.test(raw)) return 'numeral';
  return !money && NAME_BEFORE.test(before) && !WORD_AFTER.test(after) && !MONTH.test(before)
    ? 'label'
    : null;
}

/** A time of day, such as 7:30; in a ratio a colon stands between two quantities. */
function isClock(before: string, raw: string, after: string): boolean {
  if (/\bratios?\b/i.test(before)) return false;
  return /^:[0-5]\d(?![\d:])/.test(after) || (/(?:^|[^\d:])\d\d?:$/.test(before) && /^[0-5]\d$/.test(raw));
}

const SURE_YEAR = /\b(?:in|since|until|till|during|years?|class of|A\.D\.)\s+$/i;
const SOME_YEAR = /\b(?:in|since|until|years?)\s+(?:1[6-9]|20)\d\d\b(?!\s+[a-z]+s\b)/i;

function isDate(text: string, before: string, raw: string, after: string): boolean {
  if (MONTH.test(before)) return !/^\s+[a-z]+s\b/.test(after);
  if (
    /^\s+(?:of\s+)?(?:January|February|March|April|June|July|August|September|October|November|December)\b/.test(
      after,
    )
  ) {
    return true;
  }
  if (!YEAR.test(raw)) return false;
  if (PLURAL_AFTER.test(after) || /^\s*(?:%|percent|degrees?)/.test(after)) return false;
  return SURE_YEAR.test(before) || SOME_YEAR.test(text);
}

/** Characters of a number in words: "nine hundred ninety-nine thousand nine hundred ninety-nine" has 60. */
const LONGEST_NUMBER = 120;

/** The longest run of words from the left that reads as one number. */
function longestNumber(run: string): string | null {
  const head = run.slice(0, LONGEST_NUMBER);
  const stops = [...head.matchAll(/[ -]+(?:and[ ]+)?/g)].map((match) => match.index);
  const whole = head.length === run.length ? [run.length] : [];
  for (const stop of [...whole, ...stops.reverse()]) {
    const part = run.slice(0, stop);
    if (part !== '' && readWords(part) !== null) return part;
  }
  return null;
}

function* numberWords(stretch: string, offset: number): Generator<FoundNumber> {
  for (const match of stretch.matchAll(NUMBER_WORDS)) {
    let at = match.index;
    let rest = match[0];
    for (let part = longestNumber(rest); part !== null; part = longestNumber(rest)) {
      yield wordNumber(stretch, at, part, offset);
      const skip = /^[ -]+(?:and[ ]+)?/i.exec(rest.slice(part.length))?.[0].length ?? 0;
      at += part.length + skip;
      rest = rest.slice(part.length + skip);
      if (rest === '') break;
    }
  }
}

function wordNumber(stretch: string, at: number, text: string, offset: number): FoundNumber {
  const end = at + text.length;
  return {
    start: offset + at,
    end: offset + end,
    text,
    value: String(readWords(text)),
    kind: 'word',
    where: 'prose',
    before: '$',
    after: '$',
    repeated: false,
    kept: wordReason(stretch, at, end, text),
  };
}

/** Why a number that stands alone in a formula is no quantity, by the prose before it. */
export function labelsBefore(before: string, text: string): KeptReason | null {
  if (isLabel(before, '')) return 'label';
  if (MONTH.test(before)) return 'date';
  return YEAR.test(text) && /\b(?:in|year|since|until)\s+$/i.test(before) ? 'date' : null;
}
