'use client';

import { Tooltip as Primitive } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn.ts';

export const TooltipProvider = Primitive.Provider;
export const TooltipRoot = Primitive.Root;
export const TooltipTrigger = Primitive.Trigger;

export function TooltipContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        data-slot="tooltip-content"
        sideOffset={6}
        collisionPadding={8}
        className={cn(
          'z-50 flex max-w-72 items-center gap-2 rounded-md bg-tooltip px-2 py-1 text-tooltip-foreground text-xs data-[state=delayed-open]:animate-fade',
          className,
        )}
        {...props}
      />
    </Primitive.Portal>
  );
}

/** The usual tooltip: `content` appears when its one child is hovered or focused. */
export function Tooltip({
  content,
  side,
  children,
}: {
  content: ReactNode;
  side?: 'top' | 'right' | 'bottom' | 'left';
  children: ReactNode;
}) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <TooltipContent side={side}>{content}</TooltipContent>
    </Primitive.Root>
  );
}
