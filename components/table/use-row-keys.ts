'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import type { RowView } from './table-types.ts';
import { tableNames } from './table-url.ts';
import type { TableUrl } from './use-table-url.ts';

export type RowKeys = {
  /** The row that the keys act on; it has the focus when they are used. */
  active: string | null;
  setActive: (id: string) => void;
  /** Registers the element of a row, to move the focus to. */
  ref: (id: string, element: HTMLTableRowElement | null) => void;
  /** What a click on a row does: its drawer, or its page. */
  open: (row: RowView) => void;
  close: () => void;
};

type Options = {
  rows: readonly RowView[];
  url: TableUrl;
  withDrawer: boolean;
  toggle: (id: string) => void;
};

/** J/K, Enter, Space, X and Esc over the rows of a table. */
export function useRowKeys({ rows, url, withDrawer, toggle }: Options): RowKeys {
  const router = useRouter();
  const [active, setActive] = useState<string | null>(null);
  const elements = useRef(new Map<string, HTMLTableRowElement>());
  const openId = url.params.get(tableNames.open);
  const show = (id: string) =>
    url.go((params) => params.set(tableNames.open, id), openId === null ? 'push' : 'replace');
  const close = () => {
    if (openId !== null) elements.current.get(openId)?.focus();
    url.go((params) => params.delete(tableNames.open));
  };
  const move = (by: number) => {
    const at = rows.findIndex((row) => row.id === (openId ?? active));
    const next = rows[at === -1 ? (by > 0 ? 0 : rows.length - 1) : at + by];
    if (!next) return;
    setActive(next.id);
    elements.current.get(next.id)?.focus();
    if (openId !== null) show(next.id);
  };
  const row = rows.find((one) => one.id === (openId ?? active));
  const visit = () => row?.href && router.push(row.href);
  const group = 'In the list';
  useShortcuts([
    { keys: 'j', label: 'Next row', group, run: () => move(1) },
    { keys: 'k', label: 'Row before', group, run: () => move(-1) },
    { keys: 'Enter', label: 'Open its page', group, disabled: !row?.href, run: visit },
    {
      keys: 'space',
      label: openId === null ? 'Look into the row' : 'Close the drawer',
      group,
      disabled: !(withDrawer && row),
      run: () => (openId === null ? row && show(row.id) : close()),
    },
    { keys: 'x', label: 'Check the row', group, disabled: !row, run: () => row && toggle(row.id) },
    { keys: 'Escape', label: 'Close the drawer', group, disabled: openId === null, run: close },
  ]);
  return {
    active: active ?? rows[0]?.id ?? null,
    setActive,
    ref: (id, element) => {
      if (element) elements.current.set(id, element);
      else elements.current.delete(id);
    },
    open: (one) => {
      if (withDrawer) show(one.id);
      else if (one.href) router.push(one.href);
    },
    close,
  };
}
