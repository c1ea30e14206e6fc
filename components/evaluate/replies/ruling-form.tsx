'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ActionResult } from '#components/form/action-result.ts';
import { useAct } from '#components/form/use-act.ts';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import type { ReplyRow } from './reply-types.ts';

export type RulingActs = {
  rule: (ruling: {
    reply: string;
    verdict: 'correct' | 'wrong';
    reason: string;
  }) => Promise<ActionResult<unknown>>;
  withdraw: (reply: string) => Promise<ActionResult<unknown>>;
};

/** A person's ruling on one reply, with a reason; or the one that stands, and its withdrawal. */
export function RulingForm({ row, acts }: { row: ReplyRow; acts: RulingActs }) {
  const router = useRouter();
  const { busy, act } = useAct();
  const [reason, setReason] = useState('');
  const done = () => {
    setReason('');
    router.refresh();
  };
  if (row.failure !== null) return null;
  if (row.ruling)
    return (
      <div className="flex flex-wrap items-center gap-3 text-sm">
        <span>
          Ruled {row.ruling.correct ? 'correct' : 'wrong'}: {row.ruling.reason}
        </span>
        <Button
          type="button"
          variant="outline"
          size="sm"
          disabled={busy}
          onClick={() => act(() => acts.withdraw(row.id), done)}
        >
          Withdraw
        </Button>
      </div>
    );
  const rule = (verdict: 'correct' | 'wrong') =>
    act(() => acts.rule({ reply: row.id, verdict, reason }), done);
  const blank = reason.trim() === '';
  return (
    <div className="flex flex-col gap-2">
      <Label htmlFor={`reason-${row.id}`}>Your ruling, with its reason</Label>
      <Input
        id={`reason-${row.id}`}
        value={reason}
        placeholder="Why, for those who read the numbers"
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="flex gap-2">
        <Button type="button" variant="outline" disabled={busy || blank} onClick={() => rule('correct')}>
          Correct
        </Button>
        <Button type="button" variant="outline" disabled={busy || blank} onClick={() => rule('wrong')}>
          Wrong
        </Button>
      </div>
    </div>
  );
}
