'use client';

import { useState } from 'react';
import { useDeskAct } from '#components/form/use-act.ts';
import type { ReplyRow } from '../replies/reply-types.ts';
import type { RulingActs } from '../replies/ruling-form.tsx';
import type { Verdict } from './reasons.ts';

type Ruled = { at: number; reply: string; verdict: Verdict };

/** Where one is in a queue of replies, and what was ruled since the page was opened; the last ruling can be undone. */
export function useRulings(rows: readonly ReplyRow[], acts: RulingActs) {
  const [at, setAt] = useState(0);
  const [ruled, setRuled] = useState<readonly Ruled[]>([]);
  const { busy, act } = useDeskAct();
  const row = rows[at];
  const go = (to: number) => setAt(Math.max(0, Math.min(rows.length, to)));
  return {
    at,
    row,
    busy,
    ruled,
    verdict: ruled.findLast(({ reply }) => reply === row?.id)?.verdict ?? null,
    next: () => go(at + 1),
    back: () => go(at - 1),
    rule: (verdict: Verdict, reason: string) => {
      if (!row || busy) return;
      act(
        () => acts.rule({ reply: row.id, verdict, reason }),
        () => {
          setRuled((now) => [...now.filter(({ reply }) => reply !== row.id), { at, reply: row.id, verdict }]);
          go(at + 1);
        },
      );
    },
    undo: () => {
      const last = ruled.at(-1);
      if (!last || busy) return;
      act(
        () => acts.withdraw(last.reply),
        () => {
          setRuled((now) => now.slice(0, -1));
          setAt(last.at);
        },
      );
    },
  };
}

export type Rulings = ReturnType<typeof useRulings>;
