'use client';

import { createContext, useContext } from 'react';

export type Selection = {
  /** The ids of the checked rows, those of pages before included. */
  ids: readonly string[];
  clear: () => void;
};

export const SelectionContext = createContext<Selection>({ ids: [], clear: () => {} });

/** The checked rows of the table around this component, for its `selectionActions`. */
export function useSelection(): Selection {
  return useContext(SelectionContext);
}
