'use client';

import { useEffect, useMemo, useState } from 'react';
import { readJson } from './read-json.ts';
import type { Facet } from './table-types.ts';

type Counted = { value: string; count?: number; capped?: boolean; estimate?: boolean };
export type FacetAnswer = { facets: Record<string, Counted[]> } & Record<string, unknown>;

/** What a query says, read beside the list so that the list does not wait; null until it is here. */
export function useBeside<R>(address: string | null): R | null {
  const [answer, setAnswer] = useState<{ address: string; value: R } | null>(null);
  useEffect(() => {
    if (address === null) return;
    const own = new AbortController();
    void readJson<R>(address, {}, own.signal).then((read) => {
      if (!own.signal.aborted && 'value' in read) setAnswer({ address, value: read.value });
    });
    return () => own.abort();
  }, [address]);
  return answer && answer.address === address ? answer.value : null;
}

type Titles = (answer: FacetAnswer) => Record<string, Record<string, string>>;

/** The facets with counts beside their values, and with those values that only the list's rows know. */
export function useFacetCounts(facets: readonly Facet[], address: string, titles?: Titles): readonly Facet[] {
  const answer = useBeside<FacetAnswer>(address);
  return useMemo(() => {
    if (!answer) return facets;
    const named = titles?.(answer) ?? {};
    return facets.flatMap((facet) => {
      const counted = answer.facets[facet.id] ?? [];
      const known = new Set(facet.options.map((option) => option.value));
      const found = counted.filter(({ value }) => !known.has(value));
      const options = [
        ...facet.options,
        ...found.map(({ value }) => ({ value, title: named[facet.id]?.[value] ?? titleOf(facet, value) })),
      ].map((option) => ({ ...option, ...counted.find(({ value }) => value === option.value) }));
      return [{ ...facet, options }];
    });
  }, [answer, facets, titles]);
}

const titleOf = (facet: Facet, value: string) =>
  value === 'none' ? `No ${facet.title.toLowerCase()}` : value;
