'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { TableUrl } from '#components/table/use-table-url.ts';

type Change = (params: URLSearchParams) => void;

/** A number while it is typed: how it gets into the address, and how its text is recognised as one. */
export type TypedField = {
  name: string;
  pattern: RegExp;
  put: (params: URLSearchParams, text: string) => void;
};
type Draft = { text: string; field: TypedField };

export type RecipeUrl = {
  /** For the filters of lists. Nothing is fetched by it: the parts of the page follow the address themselves. */
  url: TableUrl;
  params: URLSearchParams;
  go: (change: Change) => void;
  /** What is typed in a field; undefined where nothing is that the address does not hold. */
  draft: (name: string) => string | undefined;
  type: (field: TypedField, text: string) => void;
  /** The address, and with it what is counted, is of what is typed. */
  settled: boolean;
};

/** After this long without a key the counts follow, in ms. */
const pause = 300;

/** The recipe, which is the address: a link to a colleague shows the same choice. */
export function useRecipeUrl(): RecipeUrl {
  const path = usePathname();
  const arrived = useSearchParams();
  const params = useMemo(() => new URLSearchParams(arrived.toString()), [arrived]);
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (make: Change, mode: 'push' | 'replace' = 'push') => {
    const next = new URLSearchParams(window.location.search);
    make(next);
    const href = next.size > 0 ? `${path}?${next}` : path;
    if (mode === 'push') window.history.pushState(null, '', href);
    else window.history.replaceState(null, '', href);
  };
  const flush = (all: Readonly<Record<string, Draft>>) => {
    const right = Object.entries(all).filter(([, { text, field }]) => isRight(text, field));
    if (right.length === 0) return;
    change((next) => {
      for (const [, { text, field }] of right) field.put(next, text);
    }, 'replace');
    const names = new Set(right.map(([name]) => name));
    setDrafts((now) => Object.fromEntries(Object.entries(now).filter(([name]) => !names.has(name))));
  };
  const type = (field: TypedField, typed: string) => {
    const next = { ...drafts, [field.name]: { text: typed.trim(), field } };
    setDrafts(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => flush(next), pause);
  };
  const url: TableUrl = { params, arrived: params, pending: false, go: change, note: change };
  return {
    ...{ url, params, go: change, type },
    draft: (name) => drafts[name]?.text,
    settled: Object.keys(drafts).length === 0,
  };
}

export const isRight = (text: string, { pattern }: Pick<TypedField, 'pattern'>): boolean =>
  text === '' || pattern.test(text);
