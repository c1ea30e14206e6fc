'use client';

import { useEffect, useState } from 'react';

/**
 * What the server last said on an event stream; `first` until it says something, and while `address` is null. The
 * browser opens a broken stream again by itself.
 */
export function useEvents<T>(address: string | null, first: T): T {
  const [heard, setHeard] = useState<{ value: T } | null>(null);
  useEffect(() => {
    if (address === null) return;
    const source = new EventSource(address);
    source.onmessage = (event) => {
      const value = JSON.parse(String(event.data)) as T | null;
      if (value !== null) setHeard({ value });
    };
    // The server says good-bye when nothing moves any more; opening again would only hear it again.
    source.addEventListener('end', () => source.close());
    return () => {
      source.close();
      setHeard(null);
    };
  }, [address]);
  return heard?.value ?? first;
}
