import { Skeleton } from '#components/ui/skeleton.tsx';

/** The place of a page that has no skeleton of its own. */
export default function Loading() {
  return (
    <div aria-busy="true">
      <p className="sr-only" role="status">
        Loading
      </p>
      <div className="flex h-[49px] items-center border-border border-b px-4 md:px-6">
        <Skeleton className="h-5 w-32" />
      </div>
      <div className="flex max-w-6xl flex-col gap-4 px-4 py-6 md:px-6">
        <Skeleton className="h-16 rounded-lg" />
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-80 rounded-lg" />
      </div>
    </div>
  );
}
