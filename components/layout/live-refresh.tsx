'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Fetches the page anew every `seconds` while it is looked at: for work under way. Render it only while there is some. */
export function LiveRefresh({ seconds = 2 }: { seconds?: number }) {
  const router = useRouter();
  useEffect(() => {
    const tick = () => document.visibilityState === 'visible' && router.refresh();
    const timer = setInterval(tick, seconds * 1000);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [router, seconds]);
  return null;
}
