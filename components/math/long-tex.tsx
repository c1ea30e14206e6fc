'use client';

import { useState } from 'react';
import { SetTex } from './tex.tsx';

/** A very long formula: its source, until somebody asks to see it set. */
export function LongTex({ source, display }: { source: string; display: boolean }) {
  const [asked, setAsked] = useState(false);
  if (asked) return <SetTex source={source} display={display} />;
  const kilobytes = (source.length / 1000).toFixed(1);
  return (
    <span className="math-long">
      <button
        type="button"
        onClick={() => setAsked(true)}
        className="mr-2 rounded-sm border border-border px-1.5 text-xs hover:bg-accent"
      >
        Typeset this formula of {kilobytes} kB
      </button>
      <code className="break-all text-xs">{source.slice(0, 300)} …</code>
    </span>
  );
}
