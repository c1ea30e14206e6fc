import type { ReactNode } from 'react';
import type { ChangedSpan } from '#lib/math/text/diff-math.ts';
import type { Segment } from '#lib/math/text/money-or-math.ts';
import { AnswerBadge } from './answer-badge.tsx';
import { BlockView } from './block-view.tsx';
import type { Block } from './flow.ts';
import { flowSteps } from './flow.ts';
import { markSegment } from './marks.ts';
import type { AnnotationStyle } from './paragraph.tsx';

interface SolutionStepsProps {
  text: string;
  annotations?: AnnotationStyle;
  /** What stands at the right of each step, such as a mark of a check. */
  asides?: readonly ReactNode[];
  /** The step to point out, from 1. */
  highlighted?: number | null;
  /** Stretches of the text to be marked. */
  marks?: readonly ChangedSpan[];
  /** Makes the number of each step a button. */
  onNumber?: { label: (step: number) => string; press: (step: number) => void };
}

const FINAL = /^####\s*/;

/** A solution as numbered lines; GSM8K's last line `#### 72` is shown as the answer. */
export function SolutionSteps({
  text,
  annotations = 'muted',
  asides = [],
  highlighted,
  marks,
  onNumber,
}: SolutionStepsProps) {
  return (
    <ol className="prose-math list-none">
      {flowSteps(text, marks && marked(marks)).map(({ number, blocks }) => (
        <li
          key={number}
          data-step={number}
          className={`flex gap-3 rounded-sm px-1 ${highlighted === number ? 'bg-accent' : ''}`.trim()}
        >
          <Step {...{ number, blocks, annotations, onNumber }} aside={asides[number - 1]} />
        </li>
      ))}
    </ol>
  );
}

interface StepProps {
  number: number;
  blocks: readonly Block[];
  annotations: AnnotationStyle;
  aside: ReactNode;
  onNumber: SolutionStepsProps['onNumber'];
}

/** The marks of a whole solution, as they stand in one of its steps. */
const marked = (marks: readonly ChangedSpan[]) => (step: { start: number; text: string }) => {
  const own = marks
    .map(({ start, end }) => ({ start: start - step.start, end: end - step.start }))
    .filter(({ start, end }) => end > 0 && start < step.text.length);
  return own.length === 0 ? (segment: Segment) => segment : markSegment(step.text, own);
};

function Step({ number, blocks, annotations, aside, onNumber }: StepProps) {
  const answer = finalLine(blocks);
  return (
    <>
      <span className="w-6 shrink-0 select-none text-right text-muted-foreground text-sm tabular-nums leading-[1.9]">
        {answer !== null ? (
          ''
        ) : onNumber ? (
          <button
            type="button"
            aria-label={onNumber.label(number)}
            onClick={() => onNumber.press(number)}
            className="w-full rounded-sm text-right hover:bg-accent hover:text-foreground"
          >
            {number}
          </button>
        ) : (
          number
        )}
      </span>
      <div className="min-w-0 flex-1">
        {answer === null ? (
          blocks.map((block) => <BlockView key={block.at} block={block} annotations={annotations} />)
        ) : (
          <AnswerBadge answer={answer} />
        )}
      </div>
      {aside ? <span className="shrink-0 text-sm">{aside}</span> : null}
    </>
  );
}

function finalLine([block, ...more]: readonly Block[]): string | null {
  if (block?.kind !== 'paragraph' || more.length > 0) return null;
  const [part, ...rest] = block.parts;
  if (part?.kind !== 'text' || rest.length > 0 || !FINAL.test(part.text)) return null;
  return part.text.replace(FINAL, '');
}
