import type { Block } from './flow.ts';
import { lineParts } from './line-parts.ts';
import { Paragraph } from './paragraph.tsx';
import { Tex } from './tex.tsx';

/** The beginning of a problem in one line of a table; displays are set inline, drawings are left out. */
export function ProblemLine({ text, longest = 300 }: { text: string; longest?: number }) {
  return <LineText blocks={lineParts(text, longest).blocks} />;
}

/** A line from its parts; with `asSource` formulas show their TeX. */
export function LineText({ blocks, asSource = false }: { blocks: readonly Block[]; asSource?: boolean }) {
  if (asSource) return <span className="math-line">{blocks.map(sourceOf).join(' ')}</span>;
  return (
    <span className="math-line">
      {blocks.map((block, i) => {
        if (block.kind === 'code') return <span key={block.at}>[drawing] </span>;
        if (block.kind === 'display')
          return (
            <span key={block.at}>
              <Tex source={block.source} output="html" />
              {beginsWithMark(blocks[i + 1]) ? '' : ' '}
            </span>
          );
        return (
          <span key={block.at}>
            <Paragraph parts={block.parts} annotations="hidden" output="html" />{' '}
          </span>
        );
      })}
    </span>
  );
}

/** A display may be followed by the end of its sentence, which stays with it. */
function beginsWithMark(block: Block | undefined): boolean {
  const part = block?.kind === 'paragraph' ? block.parts[0] : undefined;
  return part?.kind === 'text' && /^\s*[.,;:?!)]/.test(part.text);
}

function sourceOf(block: Block): string {
  if (block.kind === 'code') return '[drawing]';
  if (block.kind === 'display') return block.source;
  return block.parts
    .map((part) => (part.kind === 'math' ? part.source : part.kind === 'text' ? part.text : ''))
    .join('');
}
