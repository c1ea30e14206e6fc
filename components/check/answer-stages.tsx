import { CheckIcon, CornerDownRightIcon, MinusIcon, XIcon } from 'lucide-react';
import { cn } from '#components/ui/cn.ts';
import type { Stage, StageTried } from '#lib/math/answers/index.ts';

export const stageNames: Record<Stage, string> = {
  choice: 'Choice',
  form: 'Form',
  exact: 'Exact value',
  algebra: 'Algebra',
  numeric: 'Numbers',
  rounding: 'Rounding',
  structure: 'Structure',
  interval: 'Intervals',
  equation: 'Equations',
  units: 'Units',
  text: 'Text',
  unread: 'Reading',
};

const looks = {
  equal: { word: 'equal', icon: CheckIcon, tone: 'text-success' },
  different: { word: 'different', icon: XIcon, tone: 'text-danger' },
  undecided: { word: 'not decided', icon: MinusIcon, tone: 'text-muted-foreground' },
};

/** Every stage that was tried with what it said; the last one settled the comparison. */
export function AnswerStages({ stages }: { stages: readonly StageTried[] }) {
  return (
    <section aria-label="Stages" className="flex flex-col gap-2">
      <h2 className="font-medium text-base">Stages</h2>
      <ol className="flex flex-col divide-y divide-border rounded-lg border border-border text-sm">
        {stages.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stage has no other identity than its place
          <Step key={index} step={step} last={index === stages.length - 1} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step, last }: { step: StageTried; last: boolean }) {
  const { word, icon: Icon, tone } = looks[step.verdict];
  return (
    <li
      aria-current={last ? 'step' : undefined}
      className={cn(
        'grid grid-cols-[9rem_7rem_1fr] items-center gap-x-3 px-3 py-1.5 max-sm:grid-cols-[1fr_auto]',
        last && 'bg-accent font-medium',
      )}
    >
      <span
        className="flex items-center gap-1.5 whitespace-nowrap"
        style={{ paddingLeft: `${0.75 * Math.min(step.depth, 3)}rem` }}
      >
        {step.depth > 0 && <CornerDownRightIcon className="size-3.5 shrink-0 text-muted-foreground" />}
        {stageNames[step.stage]}
      </span>
      <span className={cn('flex items-center gap-1.5', tone)}>
        <Icon aria-hidden="true" className="size-3.5 shrink-0" />
        {last && step.verdict === 'undecided' ? 'undecided' : word}
      </span>
      <span className="min-w-0 break-words max-sm:col-span-2">
        {step.part && <span className="text-muted-foreground">{step.part}: </span>}
        {step.reason}
      </span>
    </li>
  );
}
