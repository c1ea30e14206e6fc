'use client';

import { useEffect, useState } from 'react';
import { whileVisible } from './while-visible.ts';

/**
 * What the server last said on an event stream; `first` until it says something, and while `address` is null. The
 * browser opens a broken stream again by itself. A page that nobody looks at hears nothing; it catches up when shown.
 */
export function useEvents<T>(address: string | null, first: T): T {
  const [heard, setHeard] = useState<{ value: T } | null>(null);
  useEffect(() => {
    if (address === null) return;
    const close = whileVisible(() => openStream<T>(address, (value) => setHeard({ value })));
    return () => {
      close();
      setHeard(null);
    };
  }, [address]);
  return heard?.value ?? first;
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
