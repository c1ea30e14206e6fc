import { Badge } from '#components/ui/badge.tsx';
import type { AnswerOptions } from '#lib/domain/check/answers.ts';
import { compareAnswerPair } from '#lib/domain/check/answers.ts';
import { checkSteps } from '#lib/math/answers/index.ts';
import { AnswerReading } from './answer-reading.tsx';

const looks = { equal: 'success', different: 'danger', undecided: 'warning' } as const;

/** The verdict on two answers, and how each was read. */
export function AnswerVerdict({
  gold,
  pred,
  options,
}: {
  gold: string;
  pred: string;
  options: AnswerOptions;
}) {
  const { verdict, stage, reason, goldAnswer, predAnswer } = compareAnswerPair({ gold, pred, options });
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="flex flex-wrap items-center gap-2 text-sm">
        <Badge variant={looks[verdict]}>{verdict}</Badge>
        <span className="text-muted-foreground">settled at stage {stage}:</span> {reason}
      </p>
      <div className="grid gap-6 md:grid-cols-2">
        <AnswerReading label="Right answer" text={gold} answer={goldAnswer} />
        <AnswerReading label="Answer" text={pred} answer={predAnswer} />
      </div>
    </div>
  );
}

const stepLooks = { right: 'success', wrong: 'danger', unchecked: 'default' } as const;

/** Every equation of a solution with its verdict. */
export function RecomputedSteps({ solution }: { solution: string }) {
  const steps = checkSteps(solution);
  if (steps.length === 0) return <p className="text-muted-foreground text-sm">No equation was found.</p>;
  return (
    <ul aria-label="Recomputed steps" className="flex flex-col gap-1 text-sm">
      {steps.map((step) => (
        <li key={step.start} className="flex flex-wrap items-center gap-2">
          <Badge variant={stepLooks[step.verdict]}>{step.verdict}</Badge>
          <code className="break-all">{step.text}</code>
          <span className="text-muted-foreground">{step.reason}</span>
        </li>
      ))}
    </ul>
  );
}
