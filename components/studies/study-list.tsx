import Link from 'next/link';
import { formatCount } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Badge } from '#components/ui/badge.tsx';

export interface StudyItem {
  id: string;
  number: number;
  name: string;
  points: number;
  createdBy: string;
  updatedAt: Date;
  fit: { status: string; done: number; total: number } | null;
}

/** The studies of a project with the state of their fits. */
export function StudyList({ studies, home }: { studies: readonly StudyItem[]; home: string }) {
  return (
    <ul aria-label="Studies" className="divide-y divide-border rounded-lg border border-border bg-card px-4">
      {studies.map(({ id, number, name, points, createdBy, updatedAt, fit }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5 text-sm">
          <Link href={`${home}/${id}`} className="font-medium hover:underline">
            {name}
          </Link>
          <span className="text-muted-foreground text-xs">
            Study {number} · {formatCount(points, 'point')} · {createdBy} · <RelativeTime at={updatedAt} />
          </span>
          <Badge className="ml-auto" variant={fit?.status === 'failed' ? 'danger' : 'default'}>
            {stateWords(fit)}
          </Badge>
        </li>
      ))}
    </ul>
  );
}

function stateWords(fit: StudyItem['fit']): string {
  if (fit === null) return 'not fitted';
  if (fit.status === 'done') return formatCount(fit.total, 'curve');
  return fit.status === 'running' ? `fitting, ${fit.done} of ${fit.total}` : fit.status;
}
