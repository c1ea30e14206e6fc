'use client';

import { useEffect, useRef } from 'react';
import { stepOf } from '#components/layout/shortcut-keys.ts';

const modifiers = ['Shift', 'Control', 'Alt', 'Meta', 'CapsLock'];

/** Takes the next key that is pressed; Esc and Tab leave it. It is a text field, so that no shortcut fires meanwhile. */
export function KeyCatcher({
  label,
  onKey,
  onLeave,
}: {
  label: string;
  onKey: (keys: string) => void;
  onLeave: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <input
      ref={field}
      readOnly
      aria-label={label}
      placeholder="Press a key"
      className="h-7 w-28 rounded-md border border-border bg-background px-2 text-center text-xs"
      onKeyDown={(event) => {
        if (event.key === 'Tab' || event.nativeEvent.isComposing || modifiers.includes(event.key)) return;
        event.preventDefault();
        if (event.key === 'Escape') onLeave();
        else onKey(stepOf(event));
      }}
    />
  );
}
