import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

/** One key; the buttons of a phone do without. */
export function Kbd({ className, ...props }: ComponentProps<'kbd'>) {
  return (
    <kbd
      data-slot="kbd"
      className={cn(
        'inline-flex h-5 min-w-5 select-none items-center justify-center rounded-sm border border-current/25 px-1 font-sans text-[0.6875rem] leading-none in-[button]:max-md:hidden',
        className,
      )}
      {...props}
    />
  );
}
