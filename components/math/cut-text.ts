import { segmentText } from '#lib/math/text/money-or-math.ts';

/** The beginning of a text, at most about `longest` characters, never cut inside a formula or a word. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let end = 0;
  for (const segment of segmentText(text.slice(0, wholeDrawing(text, longest * 2)))) {
    if (segment.end <= longest) end = segment.end;
    else {
      if (segment.kind === 'text') end = segment.start + wordEnd(text.slice(segment.start, longest));
      break;
    }
  }
  return `${text.slice(0, end).trimEnd()} …`;
}

/** Where to end so that no drawing is left open: the source of half a drawing would be taken for text. */
function wholeDrawing(text: string, end: number): number {
  const opened = text.lastIndexOf('[asy]', end);
  const closed = opened === -1 ? -1 : text.indexOf('[/asy]', opened);
  return closed === -1 ? end : Math.max(end, closed + '[/asy]'.length);
}

function wordEnd(text: string): number {
  const space = text.search(/\s\S*$/);
  return Math.max(space, 0);
}
