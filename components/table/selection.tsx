'use client';

import { createContext, useContext } from 'react';

export type Selection = {
  /** The ids of the checked rows, those of pages before included. */
  ids: readonly string[];
  /** Every row that matches is meant, loaded or not; `query` is the list's address query. */
  all?: boolean;
  query?: string;
  clear: () => void;
  /** Reads the rows again after an act changed them. */
  reload?: () => void;
};

export const SelectionContext = createContext<Selection>({ ids: [], clear: () => {} });

/** The checked rows of the table around this component, for its `selectionActions`. */
export function useSelection(): Selection {
  return useContext(SelectionContext);
}
