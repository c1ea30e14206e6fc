import { CheckIcon, MinusIcon, XIcon } from 'lucide-react';
import { Badge } from '#components/ui/badge.tsx';
import { checkSteps } from '#lib/math/answers/index.ts';

const looks = {
  right: { variant: 'success', icon: CheckIcon, word: 'right' },
  wrong: { variant: 'danger', icon: XIcon, word: 'wrong' },
  unchecked: { variant: 'default', icon: MinusIcon, word: 'not checkable' },
} as const;

/** Every equation of a solution with its verdict. */
export function RecomputedSteps({ solution }: { solution: string }) {
  const steps = checkSteps(solution);
  if (steps.length === 0) return <p className="text-muted-foreground text-sm">No equation was found.</p>;
  return (
    <ul
      aria-label="Recomputed steps"
      className="flex flex-col divide-y divide-border rounded-lg border border-border text-sm"
    >
      {steps.map((step) => {
        const { variant, icon: Icon, word } = looks[step.verdict];
        return (
          <li key={step.start} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
            <Badge variant={variant}>
              <Icon />
              {word}
            </Badge>
            <code className="min-w-0 break-words font-mono">{step.text}</code>
            <span className="text-muted-foreground">{step.reason}</span>
          </li>
        );
      })}
    </ul>
  );
}
