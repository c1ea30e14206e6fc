'use client';

import { ArchiveIcon, ArrowUpIcon } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';

/** A reason in a form; `row` stays while its id, title and place change. */
export type ReasonDraft = { row: string; id?: string; title: string; description: string; key: string };

type Props = {
  reason: ReasonDraft;
  disabled: boolean;
  fault: string | null;
  onChange: (to: Partial<ReasonDraft>) => void;
  onRemove: () => void;
  onUp: (() => void) | null;
};

/** One reason: its key, its title, what it means. */
export function ReasonRow({ reason, disabled, fault, onChange, onRemove, onUp }: Props) {
  const name = reason.title || 'the new reason';
  return (
    <li className="flex flex-wrap items-center gap-2 px-3 py-2">
      <Input
        value={reason.key}
        onChange={(event) => onChange({ key: event.target.value.slice(-1).toLowerCase() })}
        aria-label={`Key of ${name}`}
        disabled={disabled}
        className="w-12 text-center"
      />
      <Input
        value={reason.title}
        onChange={(event) => onChange({ title: event.target.value })}
        aria-label={`Title of ${name}`}
        maxLength={40}
        disabled={disabled}
        className="w-44"
      />
      <Input
        value={reason.description}
        onChange={(event) => onChange({ description: event.target.value })}
        aria-label={`What ${name} means`}
        placeholder="When it is the right one"
        maxLength={300}
        disabled={disabled}
        className="min-w-48 flex-1"
      />
      {!disabled && (
        <>
          <Button
            variant="ghost"
            size="sm"
            aria-label={`Move ${name} up`}
            disabled={!onUp}
            onClick={() => onUp?.()}
          >
            <ArrowUpIcon aria-hidden="true" />
          </Button>
          <Button variant="ghost" size="sm" aria-label={`Archive ${name}`} onClick={onRemove}>
            <ArchiveIcon aria-hidden="true" />
          </Button>
        </>
      )}
      {fault && (
        <p role="alert" className="w-full text-danger text-xs">
          {fault}
        </p>
      )}
    </li>
  );
}
