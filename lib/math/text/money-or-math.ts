import { pairDollars } from './dollar-pairs.ts';
import type { Block, Dollar } from './scan-tex.ts';
import { scanTex } from './scan-tex.ts';

/**
 * A part of a text. `start` and `end` are UTF-16 offsets into the text, delimiters included, so the slices of
 * all segments joined give the text again. `source` is the inner TeX as written (`innerStart` is where it
 * begins), the inner code, or for text the characters to show (`\$` shown as `$`).
 */
export interface Segment {
  kind: 'text' | 'inline-math' | 'display-math' | 'code';
  source: string;
  start: number;
  end: number;
  innerStart: number;
  label?: 'asy';
}

/**
 * Splits a problem or a solution into text, math and code, and so decides which `$` delimit math and which
 * are money. Delimiters: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, display environments and `\boxed{…}` outside
 * dollars, `[asy]…[/asy]`, fenced code. A delimiter without its partner is text. Never throws; time is
 * linear in the length.
 */
export function segmentText(text: string): Segment[] {
  const { blocks, atoms, dollars } = scanTex(text);
  const certain = [...blocks];
  for (const group of between(dollars, blocks)) {
    for (const pair of pairDollars(text, group)) {
      certain.push({
        kind: pair.width === 2 ? 'display-math' : 'inline-math',
        start: pair.start,
        end: pair.end,
        innerStart: pair.start + pair.width,
        innerEnd: pair.end - pair.width,
      });
    }
  }
  return fillWithText(text, withFreeAtoms(certain, atoms));
}

/** Dollars grouped by the blocks that they cannot reach across. */
function between(dollars: readonly Dollar[], blocks: readonly Block[]): Dollar[][] {
  const groups: Dollar[][] = Array.from({ length: blocks.length + 1 }, () => []);
  let group = 0;
  for (const dollar of dollars) {
    while (group < blocks.length && blocks[group]!.end <= dollar.at) group++;
    groups[group]!.push(dollar);
  }
  return groups.filter((members) => members.length > 0);
}

/** Environments and boxes that no other block contains, merged in; a block inside an environment gives way. */
function withFreeAtoms(certain: Block[], atoms: readonly Block[]): Block[] {
  const merged: Block[] = [];
  for (const block of [...certain, ...atoms].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (block.start >= (merged.at(-1)?.end ?? 0)) merged.push(block);
  }
  return merged;
}

function fillWithText(text: string, blocks: readonly Block[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const block of blocks) {
    if (block.start > at) segments.push(textSegment(text, at, block.start));
    segments.push({
      kind: block.kind,
      source: text.slice(block.innerStart, block.innerEnd),
      start: block.start,
      end: block.end,
      innerStart: block.innerStart,
      ...(block.label ? { label: block.label } : {}),
    });
    at = block.end;
  }
  if (at < text.length) segments.push(textSegment(text, at, text.length));
  return segments;
}

function textSegment(text: string, start: number, end: number): Segment {
  const source = text.slice(start, end).replace(/\\([$%&#_])/g, '$1');
  return { kind: 'text', source, start, end, innerStart: start };
}
