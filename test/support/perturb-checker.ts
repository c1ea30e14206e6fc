// An independent check of re-drawn problems: its own tokeniser, its own arithmetic, nothing from the method.
import { type Amount, amount, evaluateText, same, times } from './perturb-arithmetic.ts';
import { derivedPairs, key, pairKey, quotientPairs } from './perturb-forms.ts';
import {
  annotated,
  middleSides,
  type Pair,
  type Piece,
  pieces,
  plainSteps,
  type Texts,
} from './perturb-text.ts';

export type Violation = {
  kind:
    | 'words-changed'
    | 'step-wrong'
    | 'number-survives'
    | 'number-unexplained'
    | 'became-fraction'
    | 'not-positive'
    | 'same-answer'
    | 'answer-not-last-step'
    | 'too-many-cents'
    | 'percent-or-fraction-flipped';
  detail: string;
};

function align(seed: string, variant: string, where: string, violations: Violation[]): Pair[] {
  const [old, now] = [pieces(seed), pieces(variant)];
  if (old.length !== now.length) {
    violations.push({ kind: 'words-changed', detail: `${where}: ${old.length} pieces became ${now.length}` });
    return [];
  }
  const pairs: Pair[] = [];
  for (const [index, oldPiece] of old.entries()) {
    const nowPiece = now[index]!;
    if (oldPiece.number && nowPiece.number) {
      pairs.push({ old: oldPiece.number, now: nowPiece.number, oldPiece, nowPiece, index });
    } else if (oldPiece.text !== nowPiece.text) {
      violations.push({
        kind: 'words-changed',
        detail: `${where}: "${oldPiece.text}" became "${nowPiece.text}"`,
      });
    }
  }
  return pairs;
}

function checkSteps(seed: Texts, variant: Texts, violations: Violation[]): void {
  const before = annotated(seed.solution);
  for (const [index, step] of annotated(variant.solution).entries()) {
    const values = step.sides.map((side) => evaluateText(side));
    const shown = step.sides.join('=');
    if (values.some((value) => !value || !same(value, values[0]!))) {
      const loose = step.sides.map((side) => evaluateText(side.replaceAll('%', '')));
      if (loose.some((value) => !value || !same(value, loose[0]!))) {
        violations.push({ kind: 'step-wrong', detail: shown });
      }
    }
    const result = values.at(-1);
    if (step.printed && result) {
      const printed = amount(step.printed);
      const agrees = same(printed, result) || same(printed, times(result, 100n));
      const other = before[index];
      const seedValue = evaluateText(other?.sides.at(-1) ?? '');
      const printedBefore = other?.printed ? amount(other.printed) : null;
      const seedAgrees =
        printedBefore &&
        seedValue &&
        (same(printedBefore, seedValue) || same(printedBefore, times(seedValue, 100n)));
      if (!agrees && seedAgrees)
        violations.push({ kind: 'step-wrong', detail: `${shown} then ${step.printed}` });
    }
  }
  checkPlainSteps(seed, variant, violations);
}

function holds(left: string, right: string): boolean {
  if (!/\d\s*[)%]?\s*[-+*/×÷−–(]/.test(left)) return false;
  const target = amount(right);
  return [left, left.replaceAll('%', '')].some((text) => {
    const value = evaluateText(text);
    return value !== null && (same(value, target) || same(times(value, 100n), target));
  });
}

function checkPlainSteps(seed: Texts, variant: Texts, violations: Violation[]): void {
  const [old, now] = [plainSteps(seed.solution), plainSteps(variant.solution)];
  for (const [index, step] of old.entries()) {
    const other = now[index];
    if (!other) break;
    const start = step.lefts.findIndex((left) => holds(left, step.right));
    if (start >= 0 && !holds(other.lefts[start] ?? '', other.right)) {
      violations.push({ kind: 'step-wrong', detail: `${other.lefts[start]} = ${other.right}` });
    }
  }
}

const CONSTANTS: [string, RegExp][] = [
  ['7', /^[\s-]*(?:\w+\s+)?days?/i],
  ['60', /^[\s-]*(?:min|sec)/i],
  ['24', /^[\s-]*(?:hours?|hrs?)/i],
  ['12', /^[\s-]*(?:months?|inch)/i],
  ['52', /^[\s-]*weeks?/i],
  ['365', /^[\s-]*days?/i],
  ['100', /^\s*(?:%|percent|cent|penn|cm)/i],
  ['16', /^[\s-]*(?:oz|ounce)/i],
  ['1000', /^[\s-]*(?:m|g)/i],
];

function isConstantMention(text: string, piece: Piece): boolean {
  const after = text.slice(piece.end, piece.end + 24);
  const before = text.slice(Math.max(0, piece.at - 20), piece.at);
  if (
    /^(?:st|nd|rd|th)\b|^:\d|^\s*(?:am|pm|a\.m|p\.m|o')/i.test(after) ||
    /\d:$|#\s*$|[A-Za-z]$/.test(before)
  )
    return true;
  if (/[A-Z][a-z]+\.?\s+$/.test(before) || /^(?:1[89]|20)\d\d$/.test(piece.text)) return true;
  if (
    /^[ -]*(?:and a )?(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|tenths?)\b/i.test(
      after,
    )
  ) {
    return true;
  }
  return CONSTANTS.some(
    ([value, unit]) => piece.number && same(piece.number, amount(value)) && unit.test(after),
  );
}

/** Every value that some part of a step's formula has, as old and new value side by side. */
function stepPairs(seed: Texts, variant: Texts): Set<string> {
  const found = new Set<string>();
  const [old, now] = [annotated(seed.solution), annotated(variant.solution)];
  const note = (a: string, b: string) => {
    const [olds, nows]: [Amount[], Amount[]] = [[], []];
    const [x, y] = [evaluateText(a, olds), evaluateText(b, nows)];
    if (!x || !y) return;
    for (const [i, part] of [...olds, x].entries()) {
      const other = [...nows, y][i];
      if (!other) continue;
      for (const factor of [1n, 100n]) found.add(pairKey(times(part, factor), times(other, factor)));
    }
  };
  for (const [index, step] of old.entries()) {
    for (const [side, text] of step.sides.entries()) note(text, now[index]?.sides[side] ?? '');
  }
  const [oldPlain, nowPlain] = [plainSteps(seed.solution), plainSteps(variant.solution)];
  for (const [index, step] of oldPlain.entries()) {
    const other = nowPlain[index];
    if (step.lefts.some((left) => holds(left, step.right))) note(step.right, other?.right ?? '');
    for (const [i, left] of step.lefts.entries()) note(left, other?.lefts[i] ?? '');
  }
  const [oldMiddle, nowMiddle] = [middleSides(seed.solution), middleSides(variant.solution)];
  for (const [index, text] of oldMiddle.entries()) note(text, nowMiddle[index] ?? '');
  return found;
}

function checkMentions(
  seed: Texts,
  problem: Pair[],
  solution: Pair[],
  variant: Texts,
  violations: Violation[],
): void {
  const steps = stepPairs(seed, variant);
  const known = new Set([
    ...steps,
    ...derivedPairs(problem, seed.problem),
    ...quotientPairs(problem, seed.problem),
    ...derivedPairs(
      solution.filter((pair) => steps.has(pairKey(pair.old, pair.now))),
      seed.solution,
    ),
  ]);
  const scaled = (pair: Pair) => {
    const word = /^ (thousand|million|billion)/.exec(seed.solution.slice(pair.oldPiece.end))?.[1];
    const factor = 10n ** BigInt({ thousand: 3, million: 6, billion: 9 }[word ?? ''] ?? 0);
    return pairKey(times(pair.old, factor), times(pair.now, factor));
  };
  const moved = new Map<string, string>();
  for (const pair of problem) if (!same(pair.old, pair.now)) moved.set(key(pair.old), key(pair.now));
  for (const pair of problem) {
    if (
      same(pair.old, pair.now) &&
      moved.has(key(pair.old)) &&
      !isConstantMention(seed.problem, pair.oldPiece)
    ) {
      violations.push({
        kind: 'number-survives',
        detail: `problem: ${pair.oldPiece.text} stays at ${pair.oldPiece.at}`,
      });
    }
  }
  for (const pair of solution) {
    const explained = known.has(pairKey(pair.old, pair.now)) || known.has(scaled(pair));
    if (same(pair.old, pair.now)) {
      if (!moved.has(key(pair.old)) || explained || isConstantMention(seed.solution, pair.oldPiece)) continue;
      violations.push({
        kind: 'number-survives',
        detail: `solution: ${pair.oldPiece.text} stays at ${pair.oldPiece.at}`,
      });
    } else if (!explained) {
      const detail = `solution: ${pair.oldPiece.text} became ${pair.nowPiece.text} at ${pair.oldPiece.at}`;
      violations.push({ kind: 'number-unexplained', detail });
    }
  }
}

function checkShape(pair: Pair, seedText: string, violations: Violation[]): void {
  if (same(pair.old, pair.now)) return;
  const detail = `${pair.oldPiece.text} became ${pair.nowPiece.text}`;
  const whole = (value: Amount) => value.top % value.bottom === 0n;
  if (whole(pair.old) && !whole(pair.now)) violations.push({ kind: 'became-fraction', detail });
  if (pair.now.top <= 0n && pair.old.top > 0n) violations.push({ kind: 'not-positive', detail });
  const money = /\$\s*$/.test(seedText.slice(0, pair.oldPiece.at));
  const cents = (value: Amount) => (value.top * 100n) % value.bottom === 0n;
  if (money && cents(pair.old) && !cents(pair.now)) violations.push({ kind: 'too-many-cents', detail });
  const below = (value: Amount, limit: bigint) => value.top < limit * value.bottom;
  const percent = /^\s*(?:%|percent)/i.test(seedText.slice(pair.oldPiece.end, pair.oldPiece.end + 9));
  const flipped =
    (!whole(pair.old) && below(pair.old, 1n) !== below(pair.now, 1n)) ||
    (percent && below(pair.old, 100n) && !below(pair.now, 100n));
  if (flipped) violations.push({ kind: 'percent-or-fraction-flipped', detail });
}

function checkAnswer(seed: Texts, variant: Texts, violations: Violation[]): void {
  const [old, now] = [seed.answer, variant.answer].map(
    (text) => pieces(text).find((piece) => piece.number)?.number,
  );
  if (!old || !now) {
    violations.push({ kind: 'answer-not-last-step', detail: 'no number in the answer' });
    return;
  }
  if (same(old, now)) violations.push({ kind: 'same-answer', detail: variant.answer });
  const steps = [annotated(seed.solution), annotated(variant.solution)];
  const last = steps.map((list) => evaluateText(list.at(-1)?.sides.at(-1) ?? ''));
  const isLast = last[0] && same(last[0], old);
  if (isLast && (!last[1] || !same(last[1], now))) {
    violations.push({
      kind: 'answer-not-last-step',
      detail: `${variant.answer} is not the last step's result`,
    });
  }
  const tail = [seed.solution, variant.solution].map(
    (text) =>
      pieces(text)
        .filter((piece) => piece.number)
        .at(-1)?.number,
  );
  if (tail[0] && same(tail[0], old) && (!tail[1] || !same(tail[1], now))) {
    violations.push({
      kind: 'answer-not-last-step',
      detail: `the solution does not end in ${variant.answer}`,
    });
  }
}

/** Everything wrong with a variant that should differ from its seed in re-drawn numbers only. */
export function checkPerturbed(seed: Texts, variant: Texts): Violation[] {
  const violations: Violation[] = [];
  const problem = align(seed.problem, variant.problem, 'problem', violations);
  const solution = align(seed.solution, variant.solution, 'solution', violations);
  align(seed.answer, variant.answer, 'answer', violations);
  if (problem.every((pair) => same(pair.old, pair.now))) {
    violations.push({ kind: 'number-survives', detail: 'no number of the problem changed' });
  }
  checkSteps(seed, variant, violations);
  checkMentions(seed, problem, solution, variant, violations);
  for (const pair of problem) checkShape(pair, seed.problem, violations);
  for (const pair of solution) checkShape(pair, seed.solution, violations);
  checkAnswer(seed, variant, violations);
  return violations;
}
