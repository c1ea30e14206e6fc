import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

export const controlLook =
  'w-full min-w-0 rounded-md border border-input bg-field text-foreground text-sm transition-colors duration-100 placeholder:text-placeholder hover:border-input-hover disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-danger';

export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  return (
    <input
      data-slot="input"
      type={type}
      className={cn(
        controlLook,
        'h-8 px-2.5 py-1 file:mr-3 file:border-0 file:bg-transparent file:font-medium file:text-foreground file:text-sm',
        className,
      )}
      {...props}
    />
  );
}
