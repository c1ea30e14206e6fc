import Link from 'next/link';
import { cn } from '#components/ui/cn.ts';
import { dashboardDays } from '#lib/domain/review/dashboard/schema.ts';

const title = (days: number) => (days === 1 ? '24 hours' : `${days} days`);

/** How far back the page looks; it stands in the address. */
export function PeriodChoice({ days, path }: { days: number; path: string }) {
  return (
    <nav aria-label="Time" className="flex rounded-md border border-border p-0.5 text-sm">
      {dashboardDays.map((value) => (
        <Link
          key={value}
          href={`${path}?days=${value}`}
          aria-current={value === days ? 'true' : undefined}
          className={cn(
            'rounded-sm px-2.5 py-1',
            value === days
              ? 'bg-primary-soft font-medium text-primary-soft-foreground'
              : 'text-muted-foreground hover:text-foreground',
          )}
        >
          {title(value)}
        </Link>
      ))}
    </nav>
  );
}
