import { CircleAlertIcon, TriangleAlertIcon } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import type { MathFinding, MathFix } from '#lib/math/text/lint-math-text.ts';

/** More are not listed; they are marked in the text all the same. */
const MOST_SHOWN = 5;

interface FindingListProps {
  findings: readonly MathFinding[];
  /** Of the element that names the text. */
  labelId: string;
  onFix: (fix: MathFix) => void;
  onSelect: (finding: MathFinding) => void;
}

/** The findings below their text: each leads to its place, and is repaired by a press where that is safe. */
export function FindingList({ findings, labelId, onFix, onSelect }: FindingListProps) {
  const shown = findings.slice(0, MOST_SHOWN);
  return (
    <ul aria-live="polite" aria-labelledby={labelId} className="flex flex-col gap-0.5 text-xs empty:hidden">
      {shown.map((finding) => (
        <li
          key={`${finding.kind} ${finding.start} ${finding.end}`}
          className="flex flex-wrap items-center gap-x-2"
        >
          <button
            type="button"
            className="flex min-h-6 min-w-0 items-center gap-1.5 rounded-sm text-left hover:underline"
            onClick={() => onSelect(finding)}
          >
            <Severity severity={finding.severity} />
            <span className="text-pretty">{finding.message}</span>
          </button>
          {finding.fix && (
            <Button
              size="sm"
              variant="outline"
              className="h-6 px-2 text-xs"
              onClick={() => onFix(finding.fix!)}
            >
              {finding.fix.label}
            </Button>
          )}
        </li>
      ))}
      {findings.length > shown.length && (
        <li className="text-muted-foreground">
          and {findings.length - shown.length} more, marked in the text
        </li>
      )}
    </ul>
  );
}

function Severity({ severity }: Pick<MathFinding, 'severity'>) {
  return severity === 'error' ? (
    <CircleAlertIcon aria-label="Error:" className="size-3.5 shrink-0 text-danger" />
  ) : (
    <TriangleAlertIcon aria-label="Warning:" className="size-3.5 shrink-0 text-warning" />
  );
}
