'use client';

import { useEffect, useState } from 'react';
import { unreachable } from '#components/form/action-result.ts';
import type { RecipeInput } from './recipe-url.ts';

export type PartState<R> = {
  /** The last answer; where `isStale`, it is of another recipe. */
  value: R | null;
  error: string | null;
  isStale: boolean;
  isLoading: boolean;
  again: () => void;
};

type Held<R> = { path: string; key: string; value: R | null; error: string | null };

/**
 * One part of the preview: asks when the recipe changes, and lets go of what was asked before, which stops the work in
 * the studio too. Null for `input`: it waits.
 */
export function usePart<R>(path: string, input: RecipeInput | null): PartState<R> {
  const [held, setHeld] = useState<Held<R> | null>(null);
  const [last, setLast] = useState<{ path: string; value: R } | null>(null);
  const [round, setRound] = useState(0);
  const key = input === null ? null : `${JSON.stringify(input)} ${round}`;
  useEffect(() => {
    if (key === null) return;
    const own = new AbortController();
    const body = key.slice(0, key.lastIndexOf(' '));
    void ask<R>(path, body, own.signal).then((answer) => {
      if (own.signal.aborted) return;
      setHeld({ path, key, ...answer });
      if (answer.value !== null) setLast({ path, value: answer.value });
    });
    return () => own.abort();
  }, [path, key]);
  const isHere = held !== null && held.key === key && held.path === path;
  return {
    value: isHere && held.value !== null ? held.value : last?.path === path ? last.value : null,
    error: isHere ? held.error : null,
    isStale: !isHere,
    isLoading: key !== null && !isHere,
    again: () => setRound((now) => now + 1),
  };
}

async function ask<R>(path: string, body: string, signal: AbortSignal) {
  try {
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    const response = await fetch(`/api/v1${path}`, { method: 'POST', headers, body, signal });
    const answer = (await response.json()) as R & { error?: { message: string } };
    if (response.ok) return { value: answer as R, error: null };
    return { value: null, error: answer.error?.message ?? unreachable.message };
  } catch {
    return { value: null, error: unreachable.message };
  }
}
