'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { formatNumber } from '#components/layout/format.ts';
import { cn } from '#components/ui/cn.ts';

export type Change = 'changed' | 'added' | 'removed';
type Counts = Record<Change | 'same', number>;

const titles: Record<Change, string> = { changed: 'Changed', added: 'Added', removed: 'Removed' };

/** How many rows changed, came and went; each is a link to its rows. */
export function ChangeTabs({ counts, change }: { counts: Counts; change: Change }) {
  const path = usePathname();
  const params = useSearchParams();
  const href = (next: Change) => {
    const query = new URLSearchParams(params);
    query.delete('after');
    query.set('change', next);
    return `${path}?${query}`;
  };
  return (
    <nav aria-label="Changes" className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      {(Object.keys(titles) as Change[]).map((one) => (
        <Link
          key={one}
          href={href(one)}
          aria-current={one === change ? 'page' : undefined}
          className={cn(
            'rounded-sm border-transparent border-b-2 py-1 tabular-nums hover:text-foreground',
            one === change ? 'border-primary font-medium' : 'text-muted-foreground',
          )}
        >
          {titles[one]} {formatNumber(counts[one])}
        </Link>
      ))}
      <span className="text-muted-foreground tabular-nums">{formatNumber(counts.same)} the same</span>
    </nav>
  );
}
