'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ListPage } from './browse-types.ts';
import { readJson } from './read-json.ts';
import { appended, prepended, type RowWindow, windowOf } from './row-window.ts';

/** Rows that are fetched at once: at thirty rows a second the next ones are here long before they are needed. */
const fetched = 200;

export type Place = { after?: string; before?: string };

export type RowLoader<Row> = {
  window: RowWindow<Row>;
  loading: boolean;
  failed: string | null;
  /** Fetches what lies below or above. */
  more: (where: 'below' | 'above') => void;
  /** Goes to another place: after a cursor, before one, or before "end", the last page; {} is the first page. */
  jump: (to: Place) => void;
};

/** The loaded rows of a list around the place that is looked at. `address` is the list's, without a place. */
export function useRowWindow<Row>(
  address: string,
  first: ListPage<Row>,
  cursorOf: (row: Row) => string,
): RowLoader<Row> {
  const [rows, setRows] = useState(() => windowOf(first));
  const [loading, setLoading] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const busy = useRef<AbortController | null>(null);
  useEffect(() => () => busy.current?.abort(), []);
  const ask = useCallback(
    async (place: Place, take: (page: ListPage<Row>) => void) => {
      busy.current?.abort();
      const own = new AbortController();
      busy.current = own;
      setLoading(true);
      const asked = { ...place, limit: String(fetched) } as Record<string, string>;
      const answer = await readJson<ListPage<Row>>(address, asked, own.signal);
      if (own.signal.aborted) return;
      busy.current = null;
      setLoading(false);
      setFailed('error' in answer ? answer.error : null);
      if ('value' in answer) take(answer.value);
    },
    [address],
  );
  const more = (where: 'below' | 'above') => {
    const cursor = where === 'below' ? rows.nextAfter : rows.previousBefore;
    if (busy.current) return;
    // Stopped before anything was looked at: the same page is asked for again.
    if (cursor === null && where === 'below' && rows.partial && rows.rows.length === 0) {
      return void ask({}, (page) => setRows((now) => appended(now, page, cursorOf)));
    }
    if (cursor === null) return;
    const join = where === 'below' ? appended : prepended;
    void ask(where === 'below' ? { after: cursor } : { before: cursor }, (page) =>
      setRows((now) => join(now, page, cursorOf)),
    );
  };
  const jump = useCallback(
    (to: Place) => void ask(to, (page) => setRows((now) => windowOf(page, now.jumps + 1))),
    [ask],
  );
  return { window: rows, loading, failed, more, jump };
}
