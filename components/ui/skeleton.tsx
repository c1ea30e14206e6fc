import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

/** A place that will be filled; give it the size of what comes. */
export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      aria-hidden="true"
      data-slot="skeleton"
      className={cn('h-4 animate-breathe rounded-sm bg-track', className)}
      {...props}
    />
  );
}
