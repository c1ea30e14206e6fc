'use client';

import { type ReactNode, useState } from 'react';

export type Say = (text: string) => void;

/** Tells screen readers what an act did. `voice` stands on the page from the start: a region that comes with its text is not read. */
export function useAnnouncer(): { say: Say; voice: ReactNode } {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  return {
    say: (text) => setSaid(({ turn }) => ({ text, turn: turn + 1 })),
    // A new element each time: the same words twice are two acts.
    voice: (
      <div role="status" className="sr-only">
        <span key={said.turn}>{said.text}</span>
      </div>
    ),
  };
}
