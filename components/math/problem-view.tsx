import { BlockView } from './block-view.tsx';
import { flowText } from './flow.ts';
import type { AnnotationStyle } from './paragraph.tsx';
import type { TexOutput } from './render-tex.ts';

interface ProblemViewProps {
  text: string;
  annotations?: AnnotationStyle;
  output?: TexOutput;
  className?: string;
}

/** A whole problem or solution at reading size: paragraphs, math, money, drawings as code. */
export function ProblemView({ text, annotations = 'muted', output, className = '' }: ProblemViewProps) {
  return (
    <div className={`prose-math ${className}`.trim()}>
      {flowText(text).map((block) => (
        <BlockView key={block.at} block={block} annotations={annotations} output={output} />
      ))}
    </div>
  );
}
