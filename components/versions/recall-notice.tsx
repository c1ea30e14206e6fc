import { TriangleAlertIcon } from 'lucide-react';
import Link from 'next/link';
import { formatCount } from '#components/layout/format.ts';

/** That rows of a version go back to something that turned out to be bad, and what to do. */
export function RecallNotice({ rows, versions }: { rows: number; versions: string }) {
  if (rows === 0) return null;
  return (
    <p className="flex items-start gap-2 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
      <TriangleAlertIcon className="mt-0.5 size-4 shrink-0" />
      <span>
        {formatCount(rows, 'row')} of this version {rows === 1 ? 'goes' : 'go'} back to seeds or replies that
        were recalled.{' '}
        <Link href={`${versions}/new`} className="underline underline-offset-4">
          Freeze a successor
        </Link>{' '}
        without them.
      </span>
    </p>
  );
}
