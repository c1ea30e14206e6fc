'use client';

import { useEffect, useState } from 'react';
import { whileVisible } from './while-visible.ts';

/** What is watched: a project's batches, or with one more field one thing of it by its id, such as `batch`. */
type Watched = { project: string } & Record<string, string>;

/**
 * What the server last said of it on an event stream; `first` until it says something, and while `watched` is null. The
 * browser opens a broken stream again by itself. A page that nobody looks at hears nothing; it catches up when shown.
 */
export function useEvents<T>(watched: Watched | null, first: T): T {
  const address = watched && `/api/events?${new URLSearchParams(watched)}`;
  const [heard, setHeard] = useState<{ value: T; after: T } | null>(null);
  // What the page brings anew is newer than what was heard before: a stream may have ended with a pause, and what it
  // tells of goes on since.
  useEffect(() => {
    if (address === null) return;
    return whileVisible(() => openStream<T>(address, (value) => setHeard({ value, after: first })));
  }, [address, first]);
  return address !== null && heard?.after === first ? heard.value : first;
}

function openStream<T>(address: string, onValue: (value: T) => void): () => void {
  const source = new EventSource(address);
  source.onmessage = (event) => {
    const value = JSON.parse(String(event.data)) as T | null;
    if (value !== null) onValue(value);
  };
  // The server says good-bye when nothing moves any more; opening again would only hear it again.
  source.addEventListener('end', () => source.close());
  return () => source.close();
}
