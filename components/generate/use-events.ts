'use client';

import { useEffect, useState } from 'react';

/**
 * What the server last said on an event stream, from `first` on; without an address nothing is asked. The browser opens
 * a broken stream again by itself. `first` counts again whenever the page brings a newer one.
 */
export function useEvents<T>(address: string | null, first: T): T {
  const [heard, setHeard] = useState<{ since: T; value: T }>({ since: first, value: first });
  useEffect(() => {
    if (address === null) return;
    const source = new EventSource(address);
    source.onmessage = (event) => setHeard({ since: first, value: JSON.parse(String(event.data)) as T });
    // The server says good-bye when nothing moves any more; opening again would only hear it again.
    source.addEventListener('end', () => source.close());
    return () => source.close();
  }, [address, first]);
  return heard.since === first ? heard.value : first;
}
