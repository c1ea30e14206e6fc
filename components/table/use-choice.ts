'use client';

import { useState } from 'react';

/** Rows that are checked: one by one, also those that were scrolled away, or all that match. */
export type Choice = {
  ids: ReadonlySet<string>;
  all: boolean;
  check: (id: string, checked: boolean) => void;
  /** Checks every loaded row, or none. */
  checkAll: (checked: boolean) => void;
  chooseAll: () => void;
  clear: () => void;
};

/** The checked rows of a long list. */
export function useChoice(loaded: () => readonly string[]): Choice {
  const [state, setState] = useState<{ ids: ReadonlySet<string>; all: boolean }>({
    ids: new Set(),
    all: false,
  });
  const clear = () => setState({ ids: new Set(), all: false });
  const check = (id: string, checked: boolean) =>
    setState((now) => {
      const ids = new Set(now.all ? loaded() : now.ids);
      if (checked) ids.add(id);
      else ids.delete(id);
      return { ids, all: false };
    });
  return {
    ...state,
    check,
    checkAll: (checked) => (checked ? setState({ ids: new Set(loaded()), all: false }) : clear()),
    chooseAll: () => setState((now) => ({ ...now, all: true })),
    clear,
  };
}
