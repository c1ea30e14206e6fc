'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { defaultReasons, type Reason, type ReasonSettings, reasonTitle } from '#lib/domain/review/reasons.ts';

const Reasons = createContext<Partial<ReasonSettings>>({});

/** The reasons of the project for everything below. */
export function ReasonsProvider({ settings, children }: { settings: ReasonSettings; children: ReactNode }) {
  return <Reasons value={settings}>{children}</Reasons>;
}

/** Why a variant may be rejected, in the project's order. */
export function useReasons(): readonly Reason[] {
  const { reasons } = useContext(Reasons);
  return reasons ?? defaultReasons;
}

/** The titles of reasons as a decision names them, also of those that are no longer offered. */
export function ReasonTitles({ ids }: { ids: readonly string[] }) {
  const settings = useContext(Reasons);
  return ids.map((id) => reasonTitle(id, settings)).join(', ');
}
