'use client';

import { useEffect, useRef, useState } from 'react';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import type { ReviewItem } from './review-item.ts';
import type { Desk } from './use-decisions.ts';

/** A person's word on the answer, one stroke; a remark can be written first. It holds for this revision alone. */
export function AnswerOverrideBar({ item, desk }: { item: ReviewItem; desk: Desk }) {
  const { known, override } = item.answer;
  const [note, setNote] = useState(override?.note ?? '');
  const remark = useRef<HTMLInputElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const cancel = () => desk.setMode('read');
  const equal = () => desk.override('equal', note);
  const different = () => desk.override('different', note);
  const disabled = known === null || desk.busy;
  const group = 'Override';
  useShortcuts([
    { keys: '1', label: 'Say that the answers are equal', group, run: equal, disabled },
    { keys: '2', label: 'Say that the answers are different', group, run: different, disabled },
    { keys: '0', label: 'Withdraw the word', group, run: desk.withdraw, disabled: disabled || !override },
    { keys: 'n', label: 'Write a remark', group, run: () => remark.current?.focus() },
    { keys: 'Escape', label: 'Leave the verdict as it is', group, whileTyping: true, run: cancel },
  ]);
  return (
    <fieldset className="flex flex-col gap-2" disabled={desk.busy}>
      <legend className="sr-only">What is the answer to the known one?</legend>
      <div className="flex flex-wrap items-center gap-1.5">
        <span className="mr-1 flex flex-wrap items-baseline gap-x-2 text-sm">
          <AnswerBadge answer={item.variant.answer} label="The answer" />
          <AnswerBadge answer={known} label="and the known one" />
          <span className="text-muted-foreground text-xs">are</span>
        </span>
        <Button ref={first} variant="outline" size="sm" disabled={disabled} onClick={equal}>
          <Kbd>1</Kbd> Equal
        </Button>
        <Button variant="outline" size="sm" disabled={disabled} onClick={different}>
          <Kbd>2</Kbd> Different
        </Button>
        {override && (
          <Button variant="outline" size="sm" disabled={disabled} onClick={desk.withdraw}>
            <Kbd>0</Kbd> Withdraw: let the engine say
          </Button>
        )}
      </div>
      <div className="flex items-center gap-2">
        <Input
          ref={remark}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          placeholder="A remark, then the word (N)"
          aria-label="Remark"
          maxLength={2000}
          className="max-w-md"
        />
        <Button variant="ghost" onClick={cancel}>
          Cancel <Kbd>Esc</Kbd>
        </Button>
      </div>
    </fieldset>
  );
}
