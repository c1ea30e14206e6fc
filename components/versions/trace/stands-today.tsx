import { CircleCheckIcon, PencilIcon, Trash2Icon, TriangleAlertIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatCount } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { DiffText } from '#components/review/diff-text.tsx';
import { StatusBadge } from '#components/review/status-badge.tsx';
import { cn } from '#components/ui/cn.ts';
import type { Today, Trace } from './trace-types.ts';

const tones = { success: 'bg-success-soft text-success', warning: 'bg-warning-soft text-warning' };

/** Whether the frozen text is still the text of today, and what was recalled. */
export function StandsToday({ trace, home }: { trace: Trace; home: string }) {
  const { today, recalls } = trace;
  return (
    <div className="flex flex-col gap-3">
      {recalls.map(({ id, reason, by, at, seedId }) => (
        <Note key={id} tone="warning" icon={<TriangleAlertIcon />}>
          Its {seedId ? 'seed' : 'variant, or one that it was made from,'} was recalled by {by},{' '}
          <RelativeTime at={at} />: {reason}{' '}
          <Link href={`${home}/versions/new`} className="underline underline-offset-4">
            Freeze a successor without it
          </Link>
        </Note>
      ))}
      {today === null && trace.revision > 0 && (
        <Note tone="warning" icon={<Trash2Icon />}>
          The variant of this row was deleted since. The row itself is as it was frozen.
        </Note>
      )}
      {today && <Now today={today} />}
      {today && !today.sameText && <Difference row={trace.row} today={today} />}
    </div>
  );
}

function Now({ today }: { today: Today }) {
  const { sameText, sameLabels, edits, status } = today;
  if (!sameText) {
    return (
      <Note tone="warning" icon={<PencilIcon />}>
        The variant was edited since ({formatCount(edits, 'edit')}); it is <StatusBadge status={status} />{' '}
        today.
      </Note>
    );
  }
  return (
    <Note tone="success" icon={<CircleCheckIcon />}>
      The text is still that of the variant{edits > 0 && `, after ${formatCount(edits, 'edit')}`}, which is{' '}
      <StatusBadge status={status} /> today.
      {!sameLabels && ' Its method, subject or level is another now.'}
    </Note>
  );
}

type Text = { problem: string; solution: string; answer: string };

function Difference({ row, today }: { row: Text; today: Text }) {
  return (
    <details className="rounded-md border border-border px-3 py-2">
      <summary className="cursor-pointer text-sm">From the frozen text to that of today</summary>
      <div className="flex flex-col gap-3 pt-3">
        {(['problem', 'solution', 'answer'] as const).map((part) => (
          <DiffText key={part} title={titles[part]} before={row[part]} after={today[part]} />
        ))}
      </div>
    </details>
  );
}

const titles = { problem: 'Problem', solution: 'Solution', answer: 'Answer' };

type NoteProps = { tone: keyof typeof tones; icon: ReactNode; children: ReactNode };

function Note({ tone, icon, children }: NoteProps) {
  return (
    <p
      className={cn(
        'flex items-start gap-2 rounded-md px-3 py-2 text-sm [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0',
        tones[tone],
      )}
    >
      {icon}
      <span className="min-w-0">{children}</span>
    </p>
  );
}
