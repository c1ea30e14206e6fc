'use client';

import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { Progress } from '#components/ui/progress.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { PartState } from './use-part.ts';
import { useSeconds } from './use-seconds.ts';

type Props<R> = {
  title: string;
  state: PartState<R>;
  /** What it does meanwhile: "Counting tokens". */
  doing: string;
  className?: string;
  children: (value: R) => ReactNode;
};

/** A part of the preview: what it says, what it does where that takes over a second, or what went wrong. */
export function PreviewPart<R>({ title, state, doing, className = 'h-24', children }: Props<R>) {
  const { value, error, isStale, isLoading, again } = state;
  const seconds = useSeconds(isLoading);
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <div className="flex items-center gap-4">
        <h2 className="font-medium text-muted-foreground text-sm">{title}</h2>
        {seconds > 0 && (
          <div className="flex flex-1 items-center gap-3 text-muted-foreground text-xs tabular-nums">
            <Progress aria-label={doing} className="max-w-48" />
            {doing}, {seconds} s
          </div>
        )}
      </div>
      {error ? (
        <p role="alert" className="flex flex-wrap items-center gap-3 text-danger text-sm">
          {error}
          <Button variant="outline" onClick={again}>
            Try again
          </Button>
        </p>
      ) : value === null ? (
        <Skeleton className={cn('w-full', className)} />
      ) : (
        <div aria-busy={isStale} className={cn('min-w-0 transition-opacity', isStale && 'opacity-60')}>
          {children(value)}
        </div>
      )}
    </section>
  );
}
