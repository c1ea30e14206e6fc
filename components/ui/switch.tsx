'use client';

import { Switch as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

export function Switch({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      data-slot="switch"
      className={cn(
        'inline-flex h-5 w-8 shrink-0 items-center rounded-full border border-transparent bg-input-strong p-px transition-colors duration-100 disabled:opacity-50 data-[state=checked]:bg-primary',
        className,
      )}
      {...props}
    >
      <Primitive.Thumb className="size-4 rounded-full bg-white transition-transform duration-100 data-[state=checked]:translate-x-3" />
    </Primitive.Root>
  );
}
