'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { Keys } from '#components/layout/keys.tsx';
import { Button } from '#components/ui/button.tsx';
import { type KeyBindings, keyActions, keyFaults, keysUnder } from '#lib/domain/account/keys.ts';
import { KeyCatcher } from './key-catcher.tsx';

type Props = { bindings: KeyBindings; save: (bindings: KeyBindings) => Promise<ActionResult<unknown>> };

/** Every act of the desk with its key: press "Change", then the new key. A key that another act has is refused. */
export function KeyTable({ bindings: first, save }: Props) {
  const [bindings, setBindings] = useState(first);
  const [changing, setChanging] = useState<string | null>(null);
  const [fault, setFault] = useState<{ action: string; message: string } | null>(null);
  const keys = keysUnder(bindings);
  const store = async (next: KeyBindings, done: string) => {
    const wrong = keyFaults(next)[0] ?? null;
    setFault(wrong);
    if (wrong) return;
    const result = await save(next);
    if (!result.ok) return void toast.error(result.error.message);
    setBindings(next);
    setChanging(null);
    toast.success(done);
  };
  return (
    <>
      <ul className="divide-y divide-border rounded-md border border-border text-sm">
        {keyActions.map(({ id, label, keys: own }) => (
          <li key={id} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
            <span className="min-w-0 flex-1">{label}</span>
            {changing === id ? (
              <KeyCatcher
                label={`The new key of: ${label}`}
                onKey={(pressed) => store({ ...bindings, [id]: pressed }, `${label}: changed`)}
                onLeave={() => setChanging(null)}
              />
            ) : (
              <Keys keys={keys[id] ?? own} />
            )}
            {keys[id] !== own && changing !== id && (
              <Button
                variant="ghost"
                size="sm"
                aria-label={`Give back the key of: ${label}`}
                onClick={() => store(without(bindings, id), `${label}: as it was`)}
              >
                Give back
              </Button>
            )}
            <Button
              variant="outline"
              size="sm"
              aria-label={`${changing === id ? 'Keep' : 'Change'} the key of: ${label}`}
              onClick={() => {
                setFault(null);
                setChanging((now) => (now === id ? null : id));
              }}
            >
              {changing === id ? 'Keep it' : 'Change'}
            </Button>
            {fault?.action === id && (
              <p role="alert" className="w-full text-danger text-xs">
                {fault.message}
              </p>
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button
          variant="outline"
          disabled={Object.keys(bindings).length === 0}
          onClick={() => store({}, 'All keys are as they were')}
        >
          Give back all keys
        </Button>
      </div>
    </>
  );
}

const without = (bindings: KeyBindings, id: string): KeyBindings =>
  Object.fromEntries(Object.entries(bindings).filter(([action]) => action !== id));
