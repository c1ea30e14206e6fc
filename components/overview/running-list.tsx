import Link from 'next/link';
import { LiveRefresh } from '#components/layout/live-refresh.tsx';
import { ProgressRow, type ProgressRowProps } from '#components/layout/progress-row.tsx';

export type RunningWork = Omit<ProgressRowProps, 'title' | 'className'> & {
  id: string;
  name: string;
  href: string;
};

/** What is under way now; the page keeps up with it. */
export function RunningList({ work }: { work: readonly RunningWork[] }) {
  if (work.length === 0) {
    return <p className="text-muted-foreground text-sm">Nothing is running.</p>;
  }
  return (
    <div className="divide-y divide-border rounded-lg border border-border bg-card px-4">
      <LiveRefresh />
      {work.map(({ id, name, href, ...row }) => (
        <ProgressRow
          key={id}
          {...row}
          title={
            <Link href={href} className="rounded-sm hover:underline">
              {name}
            </Link>
          }
        />
      ))}
    </div>
  );
}
