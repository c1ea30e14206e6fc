import { CheckIcon, CircleHelpIcon, MinusIcon, XIcon } from 'lucide-react';
import type { CheckMark } from './review-item.ts';

const looks = {
  passed: { icon: CheckIcon, colour: 'text-success', word: 'passed' },
  undecided: { icon: CircleHelpIcon, colour: 'text-warning', word: 'undecided' },
  failed: { icon: XIcon, colour: 'text-danger', word: 'failed' },
  skipped: { icon: MinusIcon, colour: 'text-muted-foreground', word: 'skipped' },
} as const;

/** What each rule says of the current text, with its reason. */
export function CheckMarks({ checks, state }: { checks: readonly CheckMark[]; state: string }) {
  if (state === 'unchecked') {
    return <p className="text-muted-foreground text-sm">The checks have not run on this text yet.</p>;
  }
  return (
    <section aria-label="Checks" className="border-border border-t pt-3">
      <ul className="flex flex-col gap-1 text-sm">
        {checks.map(({ rule, outcome, reason }) => {
          const { icon: Icon, colour, word } = looks[outcome];
          return (
            <li key={rule} className="flex items-start gap-2">
              <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${colour}`} />
              <span className="shrink-0">
                {rule} <span className="sr-only">{word}: </span>
              </span>
              <span className="min-w-0 text-muted-foreground">{reason}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
