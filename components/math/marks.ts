import type { ChangedSpan } from '#lib/math/text/diff-math.ts';
import type { Segment } from '#lib/math/text/money-or-math.ts';
import { renderTex } from './render-tex.ts';

/** Around a marked stretch of prose: two characters of the private use area, which no problem has. */
const opening = '\uE000';
const closing = '\uE001';
/** KaTeX makes no classes of its own accord; math.css finds marked formulas by this colour. */
const colour = '#d00001';

export const hasMarks = (text: string) => text.includes(opening) || text.includes(closing);

/** The pieces of a text with the marks of `markSegment`. */
export function readMarks(text: string): { at: number; text: string; isMarked: boolean }[] {
  let at = 0;
  return text.split(/([\uE000\uE001])/).flatMap((piece, i, all) => {
    const found = { at, text: piece, isMarked: all[i - 1] === opening };
    at += piece.length;
    return piece === opening || piece === closing || piece === '' ? [] : [found];
  });
}

/** What `flowText` shows of a segment of a text in which these stretches are marked. */
export const markSegment =
  (text: string, spans: readonly ChangedSpan[]) =>
  (segment: Segment): Segment => {
    const { kind, start, end, source } = segment;
    if (kind === 'code') return segment;
    const from = kind === 'text' ? start : segment.innerStart;
    const to = kind === 'text' ? end : from + source.length;
    const within = spans.filter((span) => span.start < to && span.end > from);
    if (within.length === 0) return segment;
    const own = within.map((span) => ({
      start: Math.max(span.start, from) - from,
      end: Math.min(span.end, to) - from,
    }));
    const raw = text.slice(from, to);
    if (kind !== 'text') return { ...segment, source: markedTex(raw, own, kind === 'display-math') };
    const marked = insert(raw, own, (piece) => piece.replace(/[^\n]+/g, `${opening}$&${closing}`));
    return { ...segment, source: marked.replace(/\\([$%&#_])/g, '$1') };
  };

/** Where marking part of a formula would break it, the whole is marked; where that would, nothing is. */
function markedTex(source: string, spans: readonly ChangedSpan[], display: boolean): string {
  const coloured = (piece: string) => `\\textcolor{${colour}}{${piece}}`;
  // In braces it is one argument, as after "^"; an operator without them keeps its spaces.
  const wrap = (piece: string) => (operator.test(piece) ? coloured(piece) : `{${coloured(piece)}}`);
  const tries = [insert(source, spans, wrap), coloured(source)];
  return tries.find((tex) => renderTex(tex, display).fault === null) ?? source;
}

const operator = /^\s*([-+*/=<>]|\\(times|cdot|div|leq?|geq?|neq?|pm)(?![a-z]))\s*$/;

function insert(text: string, spans: readonly ChangedSpan[], wrap: (piece: string) => string): string {
  let at = 0;
  const pieces = spans.map(({ start, end }) => {
    const piece = text.slice(at, start) + wrap(text.slice(start, end));
    at = end;
    return piece;
  });
  return pieces.join('') + text.slice(at);
}
