'use client';

import { type ReactNode, useMemo } from 'react';
import { type KeyBindings, keysUnder } from '#lib/domain/account/keys.ts';
import { BoundKeys, useBoundKeys } from './bound-keys.ts';
import { Keys } from './keys.tsx';

/** The keys as the signed-in person has them, for everything below. */
export function KeyBindingsProvider({ bindings, children }: { bindings: KeyBindings; children?: ReactNode }) {
  const keys = useMemo(() => keysUnder(bindings), [bindings]);
  return <BoundKeys value={keys}>{children}</BoundKeys>;
}

/** The key of an action as a keycap. */
export function ActionKeys({ id }: { id: string }) {
  const keys = useBoundKeys()[id];
  return keys === undefined ? null : <Keys keys={keys} />;
}
