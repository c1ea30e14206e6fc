'use client';

import { Progress as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

/** A bar from 0 to `max` (100). Without a value the work is under way and its length unknown. */
export function Progress({ className, value, max = 100, ...props }: ComponentProps<typeof Primitive.Root>) {
  const known = value !== null && value !== undefined;
  const part = known ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <Primitive.Root
      data-slot="progress"
      value={known ? Math.min(value, max) : null}
      max={max}
      className={cn('relative h-1.5 w-full overflow-hidden rounded-full bg-track', className)}
      {...props}
    >
      <Primitive.Indicator
        className={cn('h-full w-full origin-left rounded-full bg-primary', !known && 'animate-travel')}
        style={known ? { transform: `scaleX(${part})`, transition: 'transform 200ms linear' } : undefined}
      />
    </Primitive.Root>
  );
}
