import { diffMath } from '#lib/math/text/diff-math.ts';

/** A stretch of a text in UTF-16 code units, end exclusive. */
export type MarkSpan = readonly [start: number, end: number];

type Stretch = { start: number; end: number };

/** A stretch in pieces, each inside or outside of the spans, which stand in the order of the text. */
export function cutBySpans({ start, end }: Stretch, spans: readonly MarkSpan[]) {
  const pieces: (Stretch & { isMarked: boolean })[] = [];
  let at = start;
  const add = (until: number, isMarked: boolean) => {
    if (until <= at) return;
    pieces.push({ start: at, end: until, isMarked });
    at = until;
  };
  for (const [from, to] of spans) {
    if (to <= at || from >= end) continue;
    add(Math.min(from, end), false);
    add(Math.min(to, end), true);
  }
  add(end, false);
  return pieces;
}

/** The share of what is no white space in a stretch that lies inside the spans. */
export function shareMarked(stretch: Stretch, text: string, spans: readonly MarkSpan[]): number {
  const length = (start: number, end: number) => text.slice(start, end).replace(/\s/g, '').length;
  const whole = length(stretch.start, stretch.end);
  const marked = cutBySpans(stretch, spans)
    .filter((piece) => piece.isMarked)
    .reduce((sum, { start, end }) => sum + length(start, end), 0);
  return whole === 0 ? 0 : marked / whole;
}

/** What two texts share, word by word, where a hit says no more than that they are near. */
export function sharedSpans(passage: string, text: string): { passage: MarkSpan[]; text: MarkSpan[] } {
  const { before, after } = diffMath(passage, text);
  const rest = (whole: string, changed: readonly Stretch[]) =>
    cutBySpans(
      { start: 0, end: whole.length },
      changed.map(({ start, end }) => [start, end] as const),
    )
      .filter((piece) => !piece.isMarked && /[\p{L}\p{N}]/u.test(whole.slice(piece.start, piece.end)))
      .map(({ start, end }) => [start, end] as const);
  return { passage: rest(passage, before), text: rest(text, after) };
}
