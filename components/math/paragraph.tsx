import type { Inline } from './flow.ts';
import { MarkedText } from './marked-text.tsx';
import { hasMarks } from './marks.ts';
import type { TexOutput } from './render-tex.ts';
import { Tex } from './tex.tsx';

/** `<<48/2=24>>`: small and muted, or not at all. */
export type AnnotationStyle = 'muted' | 'hidden';

interface ParagraphProps {
  parts: readonly Inline[];
  annotations: AnnotationStyle;
  output?: TexOutput;
}

const CLOSING = /^[,.;:!?)\]’”'"%]+/;
const LONGEST_GLUED = 40;

/** Text and formulas in a line; a short formula is never parted from the punctuation behind it. */
export function Paragraph({ parts, annotations, output }: ParagraphProps) {
  return parts.map((part, i) => {
    if (part.kind === 'annotation') {
      return annotations === 'hidden' ? null : <Annotation key={part.at} text={part.text} />;
    }
    if (part.kind === 'text') {
      const text = gluedTo(parts[i - 1]) ? part.text.replace(CLOSING, '') : part.text;
      return hasMarks(text) ? <MarkedText key={part.at} text={text} /> : text;
    }
    const next = parts[i + 1];
    const closing = gluedTo(part) && next?.kind === 'text' ? CLOSING.exec(next.text)?.[0] : undefined;
    const formula = <Tex key={part.at} source={part.source} output={output} />;
    if (!closing) return formula;
    return (
      <span key={part.at} className="whitespace-nowrap">
        {formula}
        {closing}
      </span>
    );
  });
}

function gluedTo(part: Inline | undefined): boolean {
  return part?.kind === 'math' && part.source.length <= LONGEST_GLUED;
}

function Annotation({ text }: { text: string }) {
  return (
    <small className="math-annotation" title={`Calculation noted in the source: ${text}`}>
      {text}
    </small>
  );
}
