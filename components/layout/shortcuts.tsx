'use client';

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useBoundKeys } from './bound-keys.ts';
import { matchKeys, type Shortcut, stepOf } from './shortcut-keys.ts';

export type { Shortcut } from './shortcut-keys.ts';

type Registry = { set: (id: string, list: readonly Shortcut[]) => void; remove: (id: string) => void };
const RegistryContext = createContext<Registry | null>(null);
const ListContext = createContext<readonly Shortcut[]>([]);

/** How long a sequence such as "g s" waits for its next key, in ms. */
const patience = 1200;

/** Holds the keys of everything mounted below it and listens for them. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [lists, setLists] = useState<ReadonlyMap<string, readonly Shortcut[]>>(new Map());
  const registry = useMemo<Registry>(
    () => ({
      set: (id, list) => setLists((now) => new Map(now).set(id, list)),
      remove: (id) => setLists((now) => new Map([...now].filter(([key]) => key !== id))),
    }),
    [],
  );
  // What was mounted last comes first: a drawer's keys win over its page's.
  const list = useMemo(
    () => [...lists.values()].reverse().flatMap((some) => some.filter((one) => !one.disabled)),
    [lists],
  );
  useListener(list);
  return (
    <RegistryContext value={registry}>
      <ListContext value={list}>{children}</ListContext>
    </RegistryContext>
  );
}

/**
 * Registers the keys of a page or a part of it, for as long as it is mounted. They never fire while typing, in
 * dialogs or in menus. `?` lists them and ⌘K offers them by their label. The list may be made anew at each render.
 *
 * @example useShortcuts([{ keys: 'a', label: 'Accept', run: accept }, { keys: 'g s', label: 'Go to seeds', run }]);
 */
export function useShortcuts(list: readonly Shortcut[]): void {
  const registry = useContext(RegistryContext);
  const bound = useBoundKeys();
  const id = useId();
  const latest = useRef(list);
  useLayoutEffect(() => {
    latest.current = list;
  });
  // Only what is shown makes a new registration; the functions are read when they are called.
  const shape = JSON.stringify(
    list.map(({ run: _, ...shown }) => ({ ...shown, keys: bound[shown.id ?? ''] ?? shown.keys })),
  );
  // Before the next paint: who sees a bar of keys can press them.
  useLayoutEffect(() => {
    const shown = JSON.parse(shape) as Omit<Shortcut, 'run'>[];
    registry?.set(
      id,
      shown.map((one, index) => ({ ...one, run: () => latest.current[index]?.run() })),
    );
  }, [registry, id, shape]);
  useLayoutEffect(() => () => registry?.remove(id), [registry, id]);
}

/** Every key that works now. */
export function useShortcutList(): readonly Shortcut[] {
  return useContext(ListContext);
}

/** True on a Mac, where mod is ⌘; false on the server. */
export function useMac(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => /mac|iphone|ipad/i.test(navigator.platform),
    () => false,
  );
}

function useListener(list: readonly Shortcut[]) {
  const pressed = useRef({ presses: [] as string[], at: 0 });
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (isElsewhere(target)) return;
    const open = list.filter((one) => mayFire(one, event, target));
    const before = event.timeStamp - pressed.current.at > patience ? [] : pressed.current.presses;
    const presses = advance(open, [...before, stepOf(event)]);
    const hit = open.find((one) => matchKeys(one.keys, presses) === 'full');
    pressed.current = { presses: hit ? [] : presses, at: event.timeStamp };
    if (!hit) return;
    event.preventDefault();
    hit.run();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** The presses that still lead somewhere: all of them, or the last alone, or none. */
function advance(list: readonly Shortcut[], presses: string[]): string[] {
  const leads = (some: string[]) => list.some((one) => matchKeys(one.keys, some) !== 'none');
  if (leads(presses)) return presses;
  const last = presses.slice(-1);
  return leads(last) ? last : [];
}

const isModifier = (key: string) => ['Shift', 'Control', 'Alt', 'Meta', 'CapsLock'].includes(key);

const typing =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]';
const asking = '[role=dialog][data-state=open], [role=alertdialog][data-state=open]';
const choosing = '[role=menu], [role=listbox], [role=radiogroup]';
const pressing = 'a[href], button, summary, [role=tab], [role=switch], [role=checkbox]';

/** A dialog asks, or a menu has the focus. Looks through the whole page, so once for a key, not once for a shortcut. */
const isElsewhere = (target: Element) =>
  target.closest(choosing) !== null || document.querySelector(asking) !== null;

function mayFire(shortcut: Shortcut, event: KeyboardEvent, target: Element): boolean {
  if (target.closest(typing)) return shortcut.whileTyping === true;
  const plain = event.key === 'Enter' || event.key === ' ';
  return !(plain && target.closest(pressing));
}
