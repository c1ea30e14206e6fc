'use client';

import { useEffect, useState } from 'react';
import { formatMoment, formatRelative } from './format.ts';

/** "3 minutes ago", with the exact moment on hover. It keeps itself current. */
export function RelativeTime({ at, className }: { at: Date | string; className?: string }) {
  const moment = typeof at === 'string' ? new Date(at) : at;
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  // The server's clock and zone are not the reader's: the words after the first paint are theirs.
  return (
    <time
      dateTime={moment.toISOString()}
      title={now ? formatMoment(moment) : formatMoment(moment, 'UTC')}
      className={`whitespace-nowrap ${className ?? ''}`}
      suppressHydrationWarning
    >
      {formatRelative(moment, now ?? new Date())}
    </time>
  );
}
