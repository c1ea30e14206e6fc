import { memo, type ReactNode } from 'react';
import type { ChangedSpan } from '#lib/math/text/diff-math.ts';
import { solutionSteps } from '#lib/math/text/solution-steps.ts';
import { AnswerBadge } from './answer-badge.tsx';
import { BlockView } from './block-view.tsx';
import type { Block } from './flow.ts';
import { flowText } from './flow.ts';
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
      {numberedSteps(text).map(({ number, ...step }) => (
        <li
          key={number}
          data-step={number}
          className={`flex gap-3 rounded-sm px-1 ${highlighted === number ? 'bg-accent' : ''}`.trim()}
        >
          <Step
            {...{ number, annotations, onNumber }}
            text={step.text}
            marks={marks && within(marks, step)}
            aside={asides[number - 1]}
          />
        </li>
      ))}
    </ol>
  );
}

interface StepProps {
  number: number;
  text: string;
  annotations: AnnotationStyle;
  /** In the text of the step. */
  marks: readonly ChangedSpan[] | undefined;
  aside: ReactNode;
  onNumber: SolutionStepsProps['onNumber'];
}

const numberedSteps = (text: string) => solutionSteps(text).map((step, i) => ({ ...step, number: i + 1 }));

/** The marks of a whole solution, as they stand in one of its steps. */
function within(marks: readonly ChangedSpan[], step: { start: number; text: string }) {
  const own = marks
    .map(({ start, end }) => ({ start: start - step.start, end: end - step.start }))
    .filter(({ start, end }) => end > 0 && start < step.text.length);
  return own.length === 0 ? undefined : own;
}

/** Read and written anew only when it changes: an edit of one step leaves the others alone. */
const Step = memo(function Step({ number, text, annotations, marks, aside, onNumber }: StepProps) {
  const blocks = flowText(text, marks && markSegment(text, marks));
  const answer = finalLine(blocks);
  return (
    <>
      <span className="w-6 shrink-0 select-none text-right text-muted-foreground text-sm tabular-nums leading-[1.9]">
        {answer === null && <StepNumber number={number} onNumber={onNumber} />}
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
});

function StepNumber({ number, onNumber }: Pick<StepProps, 'number' | 'onNumber'>) {
  if (!onNumber) return number;
  return (
    <button
      type="button"
      aria-label={onNumber.label(number)}
      onClick={() => onNumber.press(number)}
      className="w-full rounded-sm text-right hover:bg-accent hover:text-foreground"
    >
      {number}
    </button>
  );
}

function finalLine([block, ...more]: readonly Block[]): string | null {
  if (block?.kind !== 'paragraph' || more.length > 0) return null;
  const [part, ...rest] = block.parts;
  if (part?.kind !== 'text' || rest.length > 0 || !FINAL.test(part.text)) return null;
  return part.text.replace(FINAL, '');
}
