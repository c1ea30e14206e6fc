import { cutText } from './cut-text.ts';
import { flowText, type Inline } from './flow.ts';
import { Paragraph } from './paragraph.tsx';
import { Tex } from './tex.tsx';

/** The beginning of a problem in one line of a table; displays are set inline, drawings are left out. */
export function ProblemLine({ text, longest = 300 }: { text: string; longest?: number }) {
  const blocks = flowText(cutText(text, longest));
  return (
    <span className="math-line">
      {blocks.map((block) => {
        if (block.kind === 'code') return <span key={block.at}>[drawing] </span>;
        if (block.kind === 'display') return <Tex key={block.at} source={block.source} output="html" />;
        return (
          <span key={block.at}>
            <Paragraph parts={block.parts.map(onOneLine)} annotations="hidden" output="html" />{' '}
          </span>
        );
      })}
    </span>
  );
}

/** A line break beside a formula would vanish: KaTeX ends formulas with zero-width spaces, which swallow it. */
function onOneLine(part: Inline): Inline {
  return part.kind === 'text' ? { ...part, text: part.text.replace(/\s+/g, ' ') } : part;
}
