'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { type Step, useNextAddress } from '#components/form/use-next-address.ts';
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
  go: (change: Change, step?: Step) => void;
  /** Changes the address where the rows stay as they are. */
  note: (change: Change, step?: Step) => void;
};

/** The table's state, which is the address. Controls follow at once, the rows when they arrive. */
export function useTableUrl(): TableUrl {
  const arrived = useSearchParams();
  const { shown, busy, hrefOf, go } = useNextAddress(arrived.toString());
  const params = useMemo(() => new URLSearchParams(shown), [shown]);
  const changed = (change: Change) => {
    const next = new URLSearchParams(shown);
    change(next);
    return next;
  };
  return {
    params,
    arrived,
    pending: busy && rowsOf(params) !== rowsOf(arrived),
    go: (change, step) => {
      const next = changed(change);
      go(next.toString(), next, { step, scroll: false });
    },
    note: (change, step = 'push') =>
      step === 'push'
        ? window.history.pushState(null, '', hrefOf(changed(change)))
        : window.history.replaceState(null, '', hrefOf(changed(change))),
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
