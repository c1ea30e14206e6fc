'use client';

import { useRouter } from 'next/navigation';
import { useLayoutEffect, useRef, useState } from 'react';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { tableNames } from './table-url.ts';
import type { TableUrl } from './use-table-url.ts';

export type BrowseKeys = {
  /** The id of the row that the keys act on. */
  active: string | null;
  setActive: (id: string) => void;
  ref: (id: string, element: HTMLTableRowElement | null) => void;
  open: (id: string) => void;
  close: () => void;
};

type Options = {
  ids: readonly string[];
  url: TableUrl;
  withDrawer: boolean;
  hrefOf: (id: string) => string | undefined;
  toggle: (id: string) => void;
  reveal: (index: number) => void;
  page: (direction: 1 | -1) => void;
  top: number;
};

/** J/K and the arrows, Enter, Space, X and Esc over the rows of a long list; keys that are held go on and on. */
export function useBrowseKeys({
  ids,
  url,
  withDrawer,
  hrefOf,
  toggle,
  reveal,
  page,
  top,
}: Options): BrowseKeys {
  const router = useRouter();
  const [active, setActive] = useState<string | null>(null);
  const elements = useRef(new Map<string, HTMLTableRowElement>());
  const byKey = useRef(false);
  const openId = url.params.get(tableNames.open);
  const show = (id: string) =>
    url.go((params) => params.set(tableNames.open, id), openId === null ? 'push' : 'replace');
  const close = () => {
    if (openId !== null) elements.current.get(openId)?.focus();
    url.go((params) => params.delete(tableNames.open));
  };
  const move = (by: number) => {
    const at = ids.indexOf(openId ?? active ?? '');
    const next = at === -1 ? (by > 0 ? top : Math.min(ids.length - 1, top)) : at + by;
    const id = ids[next];
    if (id === undefined) return;
    byKey.current = true;
    setActive(id);
    reveal(next);
    if (openId !== null) show(id);
  };
  // The row may be drawn only now that it came into sight.
  useLayoutEffect(() => {
    if (!byKey.current || active === null) return;
    elements.current.get(active)?.focus({ preventScroll: true });
    byKey.current = false;
  }, [active]);
  const current = openId ?? active;
  const href = current === null ? undefined : hrefOf(current);
  const group = 'In the list';
  useShortcuts([
    { keys: 'j', label: 'Next row', group, run: () => move(1) },
    { keys: 'k', label: 'Row before', group, run: () => move(-1) },
    { keys: 'ArrowDown', label: 'Next row', group, run: () => move(1) },
    { keys: 'ArrowUp', label: 'Row before', group, run: () => move(-1) },
    { keys: 'PageDown', label: 'Next screen', group, disabled: openId !== null, run: () => page(1) },
    { keys: 'PageUp', label: 'Screen before', group, disabled: openId !== null, run: () => page(-1) },
    { keys: 'Enter', label: 'Open its page', group, disabled: !href, run: () => href && router.push(href) },
    {
      keys: 'space',
      label: openId === null ? 'Look into the row' : 'Close the drawer',
      group,
      disabled: !(withDrawer && current),
      run: () => (openId === null ? current && show(current) : close()),
    },
    { keys: 'x', label: 'Check the row', group, disabled: !current, run: () => current && toggle(current) },
    { keys: 'Escape', label: 'Close the drawer', group, disabled: openId === null, run: close },
  ]);
  return {
    active: active ?? ids[0] ?? null,
    setActive,
    ref: (id, element) => {
      if (element) elements.current.set(id, element);
      else elements.current.delete(id);
    },
    open: (id) => {
      const page = hrefOf(id);
      if (withDrawer) show(id);
      else if (page) router.push(page);
    },
    close,
  };
}
