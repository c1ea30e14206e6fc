'use client';

import { useState, useTransition } from 'react';
import type { z } from 'zod';
import { type ActionError, type ActionResult, unreachable } from './action-result.ts';
import { byField, issuesOf } from './field-issues.ts';

/** What a field component needs: its value, what is wrong with it, and how to change it. */
export type FieldState<T = unknown> = {
  name: string;
  value: T;
  error?: string;
  onChange: (value: T) => void;
  onBlur: () => void;
};

export type ActionForm<V extends object> = {
  values: V;
  /** The field of that name, for TextField and its kin. */
  field: <K extends keyof V & string>(name: K) => FieldState<V[K]>;
  set: (changes: Partial<V>) => void;
  /** What the server said, beyond single fields. */
  error: ActionError | null;
  pending: boolean;
  /** Something was typed that is not saved. */
  dirty: boolean;
  /** Sends the values; gives the name of the first field that is wrong, where it cannot. */
  submit: () => string | undefined;
  reset: () => void;
};

type Options<V extends object, R> = {
  /** Checks while typing; the schema of the verb's input, or a pick of it. */
  schema: z.ZodType;
  initial: V;
  /** The server action. It gets the values as they are typed; the verb parses them. */
  action: (values: V) => Promise<ActionResult<R>>;
  onDone?: (value: R) => void;
  /** Empties the form after success. */
  resetAfter?: boolean;
};

/**
 * The state of a form over a server action: fields are checked as soon as they have been left once, all of them at
 * submit; on an error what was typed stays and the server's issues stand at their fields.
 *
 * @example
 * const form = useActionForm({ schema: ProjectInput, initial: { name: '', slug: '' }, action: create,
 *   onDone: (project) => router.push(`/${project.slug}`) });
 * <Form form={form}>
 *   <TextField field={form.field('name')} label="Name" hint="As people call it" />
 *   <SubmitButton>Create the project</SubmitButton>
 * </Form>
 */
export function useActionForm<V extends object, R>(options: Options<V, R>): ActionForm<V> {
  const { schema, initial, action, onDone, resetAfter = false } = options;
  const [values, setValues] = useState(initial);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const wrong = issuesOf(schema, values);
  const set = (changes: Partial<V>) => {
    setValues((now) => ({ ...now, ...changes }));
    setRefused((now) => without(now, Object.keys(changes)));
  };
  const reset = () => {
    setValues(initial);
    setLeft(new Set());
    setRefused({});
    setError(null);
  };
  const settle = (result: ActionResult<R>) => {
    if (!result.ok) {
      setRefused(byField(result.error.issues));
      setError(result.error);
      return;
    }
    if (resetAfter) reset();
    onDone?.(result.value);
  };
  const submit = () => {
    if (pending) return undefined;
    setLeft(new Set(Object.keys(values)));
    const first = Object.keys(wrong)[0];
    if (first !== undefined) return first;
    startTransition(async () => {
      setError(null);
      settle(await action(values).catch((): ActionResult<R> => ({ ok: false, error: unreachable })));
    });
    return undefined;
  };
  return {
    values,
    set,
    error,
    pending,
    submit,
    reset,
    dirty: JSON.stringify(values) !== JSON.stringify(initial),
    field: (name) => ({
      name,
      value: values[name],
      error: refused[name] ?? (left.has(name) ? wrong[name] : undefined),
      onChange: (value) => set({ [name]: value } as unknown as Partial<V>),
      onBlur: () => setLeft((now) => new Set(now).add(name)),
    }),
  };
}

function without(fields: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
