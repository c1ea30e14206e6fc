import { CheckIcon, CircleHelpIcon, MinusIcon, XIcon } from 'lucide-react';
import type { VariantWhole } from './variant-types.ts';

const looks = {
  passed: { icon: CheckIcon, colour: 'text-success' },
  undecided: { icon: CircleHelpIcon, colour: 'text-warning' },
  failed: { icon: XIcon, colour: 'text-danger' },
  skipped: { icon: MinusIcon, colour: 'text-muted-foreground' },
} as const;

/** What each rule says of the current text, with what it saw. */
export function CheckEvidence({ checks }: { checks: VariantWhole['checks'] }) {
  if (checks.length === 0) {
    return <p className="text-muted-foreground text-sm">The checks have not run on this text yet.</p>;
  }
  return (
    <ul className="divide-y divide-border rounded-md border border-border text-sm">
      {checks.map(({ rule, outcome, reason, evidence }) => {
        const { icon: Icon, colour } = looks[outcome];
        const seen = JSON.stringify(evidence, null, 2);
        return (
          <li key={rule} className="flex items-start gap-3 px-3 py-2">
            <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${colour}`} />
            <div className="min-w-0 flex-1">
              <p>
                <span className="font-medium">{rule}</span>{' '}
                <span className="text-muted-foreground text-xs">{outcome}</span>
              </p>
              <p className="text-muted-foreground">{reason}</p>
              {seen !== '{}' && (
                <details className="mt-1">
                  <summary className="cursor-pointer text-muted-foreground text-xs">What it saw</summary>
                  <pre className="mt-1 overflow-x-auto rounded-sm bg-muted p-2 text-xs">{seen}</pre>
                </details>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
