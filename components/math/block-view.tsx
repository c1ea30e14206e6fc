import type { Block } from './flow.ts';
import type { AnnotationStyle } from './paragraph.tsx';
import { Paragraph } from './paragraph.tsx';
import type { TexOutput } from './render-tex.ts';
import { Tex } from './tex.tsx';

interface BlockViewProps {
  block: Block;
  annotations: AnnotationStyle;
  output?: TexOutput;
}

/** One paragraph, displayed formula or piece of code. */
export function BlockView({ block, annotations, output }: BlockViewProps) {
  if (block.kind === 'display') return <Tex source={block.source} display output={output} />;
  if (block.kind === 'code') return <CodeBlock source={block.source} label={block.label} />;
  return (
    <div className="math-paragraph">
      <Paragraph parts={block.parts} annotations={annotations} output={output} />
    </div>
  );
}

const LABELS: Record<string, string> = { asy: 'Asymptote drawing' };

function CodeBlock({ source, label }: { source: string; label: string | null }) {
  return (
    <figure className="my-3 overflow-hidden rounded-md border border-border">
      <figcaption className="border-border border-b bg-muted px-3 py-1 text-muted-foreground text-xs">
        {label ? (LABELS[label] ?? label) : 'Code'}
      </figcaption>
      <pre className="max-h-80 overflow-auto p-3 font-mono text-xs leading-relaxed">
        <code>{source.replace(/^\n+|\s+$/g, '')}</code>
      </pre>
    </figure>
  );
}
