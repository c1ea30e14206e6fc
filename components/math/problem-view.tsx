import type { ChangedSpan } from '#lib/math/text/diff-math.ts';
import { BlockView } from './block-view.tsx';
import { flowText } from './flow.ts';
import { markSegment } from './marks.ts';
import type { AnnotationStyle } from './paragraph.tsx';
import type { TexOutput } from './render-tex.ts';

interface ProblemViewProps {
  text: string;
  annotations?: AnnotationStyle;
  output?: TexOutput;
  className?: string;
  /** Stretches of the text to be marked, as `diffMath` gives them. */
  marks?: readonly ChangedSpan[];
}

/** A whole problem or solution at reading size: paragraphs, math, money, drawings as code. */
export function ProblemView({
  text,
  annotations = 'muted',
  output,
  className = '',
  marks,
}: ProblemViewProps) {
  return (
    <div className={`prose-math ${className}`.trim()}>
      {flowText(text, marks && markSegment(text, marks)).map((block) => (
        <BlockView key={block.at} block={block} annotations={annotations} output={output} />
      ))}
    </div>
  );
}
