'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import type { RowActs } from './browse-row.tsx';

/** The same functions at every render, whatever they call: rows that get them are not drawn again for their sake. */
export function useRowActs(now: RowActs): RowActs {
  const latest = useRef(now);
  useLayoutEffect(() => {
    latest.current = now;
  });
  const [acts] = useState<RowActs>(() => ({
    ref: (id, element) => latest.current.ref(id, element),
    open: (id) => latest.current.open(id),
    setActive: (id) => latest.current.setActive(id),
    check: (id, checked) => latest.current.check(id, checked),
    checkAll: (checked) => latest.current.checkAll(checked),
  }));
  return acts;
}
