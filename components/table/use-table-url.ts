'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useMemo, useOptimistic, useTransition } from 'react';
import { tableNames } from './table-url.ts';

type Change = (params: URLSearchParams) => void;

export type TableUrl = {
  /** The address as it will be when what was asked for has come. */
  params: URLSearchParams;
  /** The address of what is shown. */
  arrived: URLSearchParams;
  /** Other rows are on their way. */
  pending: boolean;
  /** Changes the address and fetches what it asks for. `replace` leaves no step for Back. */
  go: (change: Change, mode?: 'push' | 'replace') => void;
  /** Changes the address where the rows stay as they are. */
  note: (change: Change, mode?: 'push' | 'replace') => void;
};

/** The table's state, which is the address. Controls follow at once, the rows when they arrive. */
export function useTableUrl(): TableUrl {
  const router = useRouter();
  const path = usePathname();
  const arrived = useSearchParams();
  const [pending, startTransition] = useTransition();
  const [shown, setShown] = useOptimistic(arrived.toString());
  const params = useMemo(() => new URLSearchParams(shown), [shown]);
  const address = (change: Change) => {
    const next = new URLSearchParams(shown);
    change(next);
    return { text: next.toString(), href: next.size > 0 ? `${path}?${next}` : path };
  };
  return {
    params,
    arrived,
    pending: pending && rowsOf(params) !== rowsOf(arrived),
    go: (change, mode = 'push') => {
      startTransition(() => {
        const next = address(change);
        setShown(next.text);
        router[mode](next.href, { scroll: false });
      });
    },
    note: (change, mode = 'push') =>
      mode === 'push'
        ? window.history.pushState(null, '', address(change).href)
        : window.history.replaceState(null, '', address(change).href),
  };
}

/** The part of an address that decides which rows are shown. */
export function rowsOf(params: URLSearchParams): string {
  const rest = new URLSearchParams(params);
  rest.delete(tableNames.open);
  rest.delete(tableNames.columns);
  rest.delete(tableNames.pinned);
  return rest.toString();
}
