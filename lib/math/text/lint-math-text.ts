import { lintBoxes } from './lint/boxes.ts';
import { lintMoney, lintProse } from './lint/dollars.ts';
import type { MathFinding } from './lint/finding.ts';
import { lintFormula, lintProseBraces } from './lint/formulas.ts';
import { type Segment, segmentText } from './money-or-math.ts';

export type { MathFinding, MathFindingKind, MathFix, TextChange } from './lint/finding.ts';
export { applyChanges } from './lint/finding.ts';

/** What a text is: rules about the final answer differ. */
export type TextPart = 'problem' | 'solution' | 'answer';

const MOST_FINDINGS = 200;

/**
 * What is wrong with the mathematics of a problem, a solution or an answer, in the order of the text: dollars without
 * partner, money read as math or the reverse, braces and `\left … \right` that do not balance, `\text` that swallows a
 * formula or sentences, comments that hide, formulas that KaTeX cannot parse, and in a solution a missing or second
 * `\boxed`. At most 200 findings. Never throws; linear in the length of the text.
 */
export function lintMathText(text: string, part: TextPart): MathFinding[] {
  const segments = segmentsOf(text, part);
  const findings = segments.flatMap((segment) => lintSegment(text, segment));
  return [...findings, ...lintBoxes(text, part, segments)]
    .sort((one, other) => one.start - other.start || one.end - other.end)
    .slice(0, MOST_FINDINGS);
}

/** The parts of a text; an answer such as `\frac{1}{2}` is a formula without delimiters. */
export function segmentsOf(text: string, part: TextPart): Segment[] {
  if (part !== 'answer' || !isBareFormula(text)) return segmentText(text);
  return [{ kind: 'inline-math', source: text, start: 0, end: text.length, innerStart: 0 }];
}

/** TeX without delimiters, as answers are written. */
export function isBareFormula(text: string): boolean {
  return (
    /\\[A-Za-z{!,]|[\^_−]/.test(text) &&
    !/(?<!\\)\$|\\[()[\]]/.test(text) &&
    segmentText(text).every(({ kind }) => kind === 'text')
  );
}

function lintSegment(text: string, segment: Segment): MathFinding[] {
  if (segment.kind === 'code') return [];
  if (segment.kind !== 'text') return [...lintMoney(text, segment), ...lintFormula(text, segment)];
  const braces = lintProseBraces(text, segment);
  const dollars = lintProse(text, segment);
  if (braces.length === 0) return dollars;
  // A brace that is never closed keeps the dollars of its paragraph from pairing: it is the cause to be told.
  const paragraph = paragraphs(text, segment);
  const causes = new Set(braces.map(({ start }) => paragraph(start)));
  return [
    ...braces,
    ...dollars.filter(({ kind, start }) => kind !== 'unpaired-dollar' || !causes.has(paragraph(start))),
  ];
}

/** Which paragraph of a segment a place of the text is in; places are asked for in any order. */
function paragraphs(text: string, { start, end }: Segment): (at: number) => number {
  const breaks = [...text.slice(start, end).matchAll(/\n\s*\n/g)].map(({ index }) => start + index);
  return (at) => {
    let [low, high] = [0, breaks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (breaks[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
