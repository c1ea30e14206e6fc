import { splitSteps } from '#lib/math/answers/index.ts';
import type { Segment } from '#lib/math/text/money-or-math.ts';
import { segmentText } from '#lib/math/text/money-or-math.ts';

/**
 * What stands in a line: characters, a formula, or a calculation that GSM8K notes as `<<48/2=24>>`.
 * `at` grows along the text and is about the offset there; no two parts or blocks have the same.
 */
export type Inline = { at: number } & (
  | { kind: 'text'; text: string }
  | { kind: 'math'; source: string }
  | { kind: 'annotation'; text: string }
);

/** What stands on lines of its own. */
export type Block = { at: number } & (
  | { kind: 'paragraph'; parts: Inline[] }
  | { kind: 'display'; source: string }
  | { kind: 'code'; source: string; label: string | null }
);

const PARAGRAPH_END = /\n[ \t\r]*\n\s*/;

/** A text as blocks: a blank line ends a paragraph, single line breaks stay in it. */
export function flowText(text: string): Block[] {
  return arrange(segmentText(text));
}

/** The steps of a solution, as they are counted everywhere; a step that would cut a formula or code is joined. */
export function flowSteps(text: string): { start: number; blocks: Block[] }[] {
  const uncuttable = segmentText(text).filter((segment) => segment.kind !== 'text');
  const steps: { start: number; end: number }[] = [];
  let next = 0;
  for (const { start, end } of splitSteps(text)) {
    while (next < uncuttable.length && uncuttable[next]!.end <= start) next++;
    const last = steps.at(-1);
    const cuts = next < uncuttable.length && uncuttable[next]!.start < start;
    if (last && cuts) last.end = end;
    else steps.push({ start, end });
  }
  return steps.map(({ start, end }) => ({ start, blocks: flowText(text.slice(start, end)) }));
}

function arrange(segments: readonly Segment[]): Block[] {
  const blocks: Block[] = [];
  let parts: Inline[] = [];
  const close = () => {
    const trimmed = trim(parts);
    if (trimmed.length > 0) blocks.push({ kind: 'paragraph', at: trimmed[0]!.at, parts: trimmed });
    parts = [];
  };
  for (const segment of segments) {
    if (segment.kind === 'text') {
      for (const { at, piece } of splitAt(segment.source, PARAGRAPH_END, segment.start)) {
        if (at > segment.start) close();
        parts.push(...withAnnotations(piece, at));
      }
    } else if (segment.kind === 'inline-math') {
      parts.push({ kind: 'math', at: segment.start, source: segment.source });
    } else {
      close();
      blocks.push(ownLines(segment));
    }
  }
  close();
  return blocks;
}

function ownLines({ kind, source, start, label }: Segment): Block {
  return kind === 'code'
    ? { kind, at: start, source, label: label ?? null }
    : { kind: 'display', at: start, source };
}

/** The pieces between separators, each with an `at` no greater than its offset. */
function splitAt(text: string, separator: RegExp, start: number): { at: number; piece: string }[] {
  let at = start;
  return text.split(separator).map((piece) => {
    const found = { at, piece };
    at += piece.length + 1;
    return found;
  });
}

const ANNOTATION = /<<([^<>\n]*)>>/;

function withAnnotations(text: string, start: number): Inline[] {
  return splitAt(text, ANNOTATION, start)
    .map(({ at, piece }, i): Inline => ({ kind: i % 2 === 0 ? 'text' : 'annotation', at, text: piece }))
    .filter((part) => part.kind !== 'text' || part.text !== '');
}

/** Without white space at the ends, which would show as empty lines beside a display. */
function trim(parts: Inline[]): Inline[] {
  const trimmed = parts.map((part, i): Inline => {
    if (part.kind !== 'text') return part;
    const start = i === 0 ? part.text.trimStart() : part.text;
    return { ...part, text: i === parts.length - 1 ? start.trimEnd() : start };
  });
  return trimmed.filter((part) => part.kind !== 'text' || part.text !== '');
}
