'use client';

import { type ReactNode, useId } from 'react';
import { cn } from '#components/ui/cn.ts';
import { Label } from '#components/ui/label.tsx';

export type FieldFrame = {
  label: ReactNode;
  /** Explains the value, its unit or its effect; stands below. */
  hint?: ReactNode;
  /** Stands inside the control's right end: "USD per million tokens". */
  unit?: string;
  error?: string;
  /** Marks what may be left empty. */
  optional?: boolean;
  className?: string;
};

export type ControlProps = {
  id: string;
  'aria-invalid'?: boolean;
  'aria-describedby'?: string;
};

/**
 * Label, hint, unit and error around any control.
 * @example <Field label="Level" hint="1 is easiest">{(control) => <Input {...control} />}</Field>
 */
export function Field({
  label,
  hint,
  unit,
  error,
  optional,
  className,
  children,
}: FieldFrame & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const note = `${id}-note`;
  const control: ControlProps = {
    id,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error || hint ? note : undefined,
  };
  return (
    <div className={cn('flex min-w-0 flex-col gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-2">
        <Label htmlFor={id}>{label}</Label>
        {optional && <span className="text-muted-foreground text-xs">optional</span>}
      </div>
      {unit ? (
        <div className="flex items-center gap-2">
          {children(control)}
          <span className="shrink-0 text-muted-foreground text-sm">{unit}</span>
        </div>
      ) : (
        children(control)
      )}
      <FieldNote id={note} hint={hint} error={error} />
    </div>
  );
}

/** The line below a control: what is wrong, or else the hint. */
export function FieldNote({ id, hint, error }: { id: string; hint?: ReactNode; error?: string }) {
  if (!error && !hint) return null;
  return (
    <p
      id={id}
      aria-live="polite"
      className={cn('text-pretty text-xs', error ? 'text-danger' : 'text-muted-foreground')}
    >
      {error ?? hint}
    </p>
  );
}
