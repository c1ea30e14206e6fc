'use client';

import { useEffect, useRef, useState } from 'react';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { useReasons } from './reasons.tsx';
import type { Desk } from './use-decisions.ts';

/** The reasons under number keys: one stroke rejects. A remark can be written first. */
export function RejectBar({ desk }: { desk: Desk }) {
  const reasons = useReasons();
  const [note, setNote] = useState('');
  const remark = useRef<HTMLInputElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const reject = (id: string) => desk.reject([id], note);
  useShortcuts([
    ...reasons.map(({ id, title, key }) => ({
      keys: key,
      label: `Reject: ${title}`,
      group: 'Reasons',
      run: () => reject(id),
    })),
    { keys: 'n', label: 'Write a remark', group: 'Reasons', run: () => remark.current?.focus() },
    {
      keys: 'Escape',
      label: 'Do not reject',
      group: 'Reasons',
      whileTyping: true,
      run: () => desk.setMode('read'),
    },
  ]);
  return (
    <fieldset className="flex flex-col gap-2" disabled={desk.busy}>
      <legend className="sr-only">Why is it rejected?</legend>
      <div className="flex flex-wrap gap-1.5">
        {reasons.map(({ id, title, description, key }, index) => (
          <Button
            key={id}
            ref={index === 0 ? first : undefined}
            variant="outline"
            size="sm"
            title={description}
            onClick={() => reject(id)}
          >
            <Kbd>{key.toUpperCase()}</Kbd> {title}
          </Button>
        ))}
      </div>
      <div className="flex items-center gap-2">
        <Input
          ref={remark}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          placeholder="A remark, then a reason (N)"
          aria-label="Remark"
          maxLength={2000}
          className="max-w-md"
        />
        <Button variant="ghost" onClick={() => desk.setMode('read')}>
          Cancel <Kbd>Esc</Kbd>
        </Button>
      </div>
    </fieldset>
  );
}
