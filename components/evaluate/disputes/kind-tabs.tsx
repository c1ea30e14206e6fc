import Link from 'next/link';
import { formatNumber } from '#components/layout/format.ts';
import { cn } from '#components/ui/cn.ts';
import type { Dispute } from '#lib/domain/evaluate/graders/index.ts';

const titles: Record<Dispute, string> = {
  verdict: 'Graders disagree',
  undecided: 'Undecided',
  format: 'Only the form',
};

type Props = { kind: Dispute; counts: readonly { dispute: string; replies: number }[]; href: string };

/** Kinds of disputes, each with how many wait. */
export function KindTabs({ kind, counts, href }: Props) {
  return (
    <nav
      aria-label="Kinds of disputes"
      className="flex flex-wrap gap-1 border-border border-b px-4 py-2 text-sm md:px-6"
    >
      {(Object.keys(titles) as Dispute[]).map((one) => (
        <Link
          key={one}
          href={`${href}?kind=${one}`}
          aria-current={one === kind ? 'page' : undefined}
          className={cn('rounded-md px-2.5 py-1 hover:bg-accent', one === kind && 'bg-accent font-medium')}
        >
          {titles[one]}{' '}
          <span className="text-muted-foreground tabular-nums">
            {formatNumber(counts.find(({ dispute }) => dispute === one)?.replies ?? 0)}
          </span>
        </Link>
      ))}
    </nav>
  );
}
