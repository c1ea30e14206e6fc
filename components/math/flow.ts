import { visibleControls } from '#lib/domain/visible-controls.ts';
import type { Segment } from '#lib/math/text/money-or-math.ts';
import { segmentText } from '#lib/math/text/money-or-math.ts';

/**
 * What stands in a line: characters, a formula, or a calculation that GSM8K notes as `<<48/2=24>>`.
 * `at` counts the parts of a paragraph, and the blocks of a text, from 0: what stays in its place while a text is
 * edited keeps its number.
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

/**
 * A text as blocks: a blank line ends a paragraph, single line breaks stay in it. `rewrite` changes what a part shows
 * after it is settled which parts are formulas.
 */
export function flowText(text: string, rewrite?: (segment: Segment) => Segment): Block[] {
  const segments = segmentText(visibleControls(text));
  return arrange(rewrite ? segments.map(rewrite) : segments);
}

function arrange(segments: readonly Segment[]): Block[] {
  const blocks: Block[] = [];
  let parts: Inline[] = [];
  const close = () => {
    const trimmed = trim(parts).map((part, at) => ({ ...part, at }));
    if (trimmed.length > 0) blocks.push({ kind: 'paragraph', at: blocks.length, parts: trimmed });
    parts = [];
  };
  for (const segment of segments) {
    if (segment.kind === 'text') {
      for (const [i, piece] of segment.source.split(PARAGRAPH_END).entries()) {
        if (i > 0) close();
        parts.push(...withAnnotations(piece));
      }
    } else if (segment.kind === 'inline-math') {
      parts.push({ kind: 'math', at: 0, source: segment.source });
    } else {
      close();
      blocks.push(ownLines(segment, blocks.length));
    }
  }
  close();
  return blocks;
}

function ownLines({ kind, source, label }: Segment, at: number): Block {
  return kind === 'code' ? { kind, at, source, label: label ?? null } : { kind: 'display', at, source };
}

const ANNOTATION = /<<([^<>\n]*)>>/;

function withAnnotations(text: string): Inline[] {
  return text
    .split(ANNOTATION)
    .map((piece, i): Inline => ({ kind: i % 2 === 0 ? 'text' : 'annotation', at: 0, text: piece }))
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
