'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Fetches the page anew as soon as the work it shows has ended. */
export function useRefreshAtEnd(ended: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (ended) router.refresh();
  }, [ended, router]);
}
