'use client';

import { ScrollArea as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

export function ScrollArea({ className, children, ...props }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root data-slot="scroll-area" className={cn('relative overflow-hidden', className)} {...props}>
      <Primitive.Viewport className="size-full rounded-[inherit]">{children}</Primitive.Viewport>
      <ScrollBar />
      <ScrollBar orientation="horizontal" />
    </Primitive.Root>
  );
}

function ScrollBar({ orientation = 'vertical' }: { orientation?: 'vertical' | 'horizontal' }) {
  return (
    <Primitive.Scrollbar
      orientation={orientation}
      className="flex touch-none select-none p-0.5 data-[orientation=horizontal]:h-2.5 data-[orientation=vertical]:w-2.5 data-[orientation=horizontal]:flex-col"
    >
      <Primitive.Thumb className="relative flex-1 rounded-full bg-border-strong" />
    </Primitive.Scrollbar>
  );
}
