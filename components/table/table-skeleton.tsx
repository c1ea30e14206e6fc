import { Skeleton } from '#components/ui/skeleton.tsx';

const heights = { 1: 'h-10', 2: 'h-16', 3: 'h-22' };
const widths = ['w-11/12', 'w-3/4', 'w-5/6', 'w-2/3', 'w-4/5'];

/** The place of a DataTable while its rows come: the same heights. For loading.tsx, in `<Page fill>`. */
export function TableSkeleton({ lines = 1, rows = 20 }: { lines?: 1 | 2 | 3; rows?: number }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-hidden" aria-busy="true">
      <p className="sr-only" role="status">
        Loading
      </p>
      <div className="flex h-[49px] shrink-0 items-center gap-2 border-border border-b px-4 md:px-6">
        <Skeleton className="h-8 w-60 rounded-md" />
        <Skeleton className="h-8 w-24 rounded-md" />
        <Skeleton className="h-8 w-24 rounded-md" />
      </div>
      <div className="h-8 shrink-0 border-border border-b" />
      {Array.from({ length: rows }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: these rows have no other name
          key={index}
          className={`flex shrink-0 items-center gap-6 border-border border-b px-4 md:px-6 ${heights[lines]}`}
        >
          <div className="flex-1">
            <Skeleton className={`h-3.5 max-w-2xl ${widths[index % widths.length]}`} />
          </div>
          <Skeleton className="h-3.5 w-16" />
          <Skeleton className="h-3.5 w-10" />
        </div>
      ))}
    </div>
  );
}
