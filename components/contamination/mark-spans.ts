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
