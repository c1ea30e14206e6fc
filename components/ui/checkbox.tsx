'use client';

import { CheckIcon, MinusIcon } from 'lucide-react';
import { Checkbox as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

/** How the box of a checkbox looks. */
export const checkboxLook =
  'group inline-flex size-4 shrink-0 items-center justify-center rounded-sm border border-input-strong bg-field transition-colors duration-100 disabled:opacity-50 aria-invalid:border-danger data-[state=checked]:border-primary data-[state=indeterminate]:border-primary data-[state=checked]:bg-primary data-[state=indeterminate]:bg-primary';

export function Checkbox({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root data-slot="checkbox" className={cn(checkboxLook, className)} {...props}>
      <Primitive.Indicator className="text-primary-foreground">
        <CheckIcon className="size-3 stroke-3 group-data-[state=indeterminate]:hidden" />
        <MinusIcon className="hidden size-3 stroke-3 group-data-[state=indeterminate]:block" />
      </Primitive.Indicator>
    </Primitive.Root>
  );
}
