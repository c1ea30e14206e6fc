import { CircleHelpIcon, EqualIcon, EqualNotIcon } from 'lucide-react';
import { Badge } from '#components/ui/badge.tsx';
import { explainComparison } from '#lib/math/answers/index.ts';
import { AnswerReading } from './answer-reading.tsx';
import { AnswerStages, stageNames } from './answer-stages.tsx';
import { inputOf, optionsOf, type PlaygroundState } from './playground-state.ts';

const looks = {
  equal: { variant: 'success', icon: EqualIcon },
  different: { variant: 'danger', icon: EqualNotIcon },
  undecided: { variant: 'warning', icon: CircleHelpIcon },
} as const;

/** The verdict on two answers, the stages that led to it, and how each answer was read. */
export function AnswerVerdict({ state }: { state: PlaygroundState }) {
  const options = { ...optionsOf(state), input: inputOf(state) };
  const explained = explainComparison(state.gold, state.pred, options);
  const { variant, icon: Icon } = looks[explained.verdict];
  return (
    <section aria-label="Verdict" className="flex flex-col gap-6">
      <p role="status" className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge variant={variant} className="h-6 px-2 text-sm">
          <Icon />
          {explained.verdict}
        </Badge>
        <span className="text-muted-foreground text-sm">
          settled at stage <b className="font-medium text-foreground">{stageNames[explained.stage]}</b>:
        </span>
        <span className="min-w-0 break-words">{explained.reason}</span>
      </p>
      <AnswerStages stages={explained.stages} />
      <div className="grid gap-6 md:grid-cols-2">
        <AnswerReading label="Right answer" text={state.gold} located={explained.gold} />
        <AnswerReading label="Answer to compare" text={state.pred} located={explained.pred} />
      </div>
    </section>
  );
}
