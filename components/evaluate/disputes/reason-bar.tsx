'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { rulingReasons, type Verdict } from './reasons.ts';

type Props = { verdict: Verdict; busy: boolean; onReason: (reason: string) => void; onCancel: () => void };

/** Asks why: a number gives one of the usual reasons, another one is typed. */
export function ReasonBar({ verdict, busy, onReason, onCancel }: Props) {
  const [typed, setTyped] = useState('');
  const first = useRef<HTMLButtonElement>(null);
  const reasons = rulingReasons[verdict];
  useEffect(() => first.current?.focus(), []);
  useShortcuts([
    ...reasons.map((reason, at) => ({ keys: String(at + 1), label: reason, run: () => onReason(reason) })),
    { keys: 'Escape', label: 'Rule otherwise', run: onCancel },
  ]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') onReason(typed.trim());
  };
  return (
    <section aria-label={`Why it is ${verdict}`} className="flex flex-col gap-2">
      <h2 className="font-medium text-sm">Why is it {verdict}?</h2>
      <div className="flex flex-wrap gap-2">
        {reasons.map((reason, at) => (
          <Button
            key={reason}
            ref={at === 0 ? first : undefined}
            type="button"
            variant="outline"
            size="sm"
            className="h-auto min-h-8 max-w-full shrink whitespace-normal py-1 text-left"
            disabled={busy}
            onClick={() => onReason(reason)}
          >
            <Kbd>{at + 1}</Kbd> {reason}
          </Button>
        ))}
      </div>
      <form onSubmit={send} className="flex flex-wrap gap-2">
        <Input
          aria-label="Another reason"
          placeholder="Another reason"
          value={typed}
          className="min-w-56 flex-1"
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && onCancel()}
        />
        <Button type="submit" variant="outline" disabled={busy || typed.trim() === ''}>
          Rule {verdict}
        </Button>
        <Button type="button" variant="ghost" onClick={onCancel}>
          Back
        </Button>
      </form>
    </section>
  );
}
