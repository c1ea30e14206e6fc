'use client';

import { createContext, type FormEvent, type KeyboardEvent, type ReactNode, useContext } from 'react';
import { cn } from '#components/ui/cn.ts';
import { FormError } from './form-error.tsx';
import type { ActionForm } from './use-action-form.ts';

const PendingContext = createContext(false);

/** Whether the form around this component is being sent. */
export const useFormPending = () => useContext(PendingContext);

/** A form over useActionForm: ⌘Enter sends it, and what the server said stands at its top. */
export function Form<V extends object>({
  form,
  className,
  children,
  label,
}: {
  form: ActionForm<V>;
  className?: string;
  children: ReactNode;
  /** Names the form for screen readers. */
  label?: string;
}) {
  const submit = (event: FormEvent<HTMLFormElement> | KeyboardEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wrong = form.submit();
    if (wrong === undefined) return;
    event.currentTarget.querySelector<HTMLElement>(`[data-field="${CSS.escape(wrong)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit(event);
  };
  return (
    <PendingContext value={form.pending}>
      <form
        // Sent before this page is alive, a form must not write what was typed into the address.
        method="post"
        noValidate
        aria-label={label}
        onSubmit={submit}
        onKeyDown={onKeyDown}
        className={cn('flex flex-col gap-4', className)}
      >
        {form.error && <FormError error={form.error} />}
        {children}
      </form>
    </PendingContext>
  );
}
