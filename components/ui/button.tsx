'use client';

import type { VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { buttonVariants } from './button-variants.ts';
import { cn } from './cn.ts';

export type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof buttonVariants> & { asChild?: boolean };

/** A button; with `asChild` the look goes to its one child, a link say. */
export function Button({ className, variant, size, asChild = false, type, ...props }: ButtonProps) {
  const look = cn(buttonVariants({ variant, size }), className);
  if (asChild) return <Slot.Root data-slot="button" className={look} {...props} />;
  return <button data-slot="button" type={type ?? 'button'} className={look} {...props} />;
}
