'use client';

import { useNextAddress } from './use-next-address.ts';

/** A few choices that are the address of a page; an empty one is left out of it. */
export function useAddressChoice<T extends Readonly<Record<string, string>>>(arrived: T) {
  const { shown: chosen, busy, go } = useNextAddress(arrived);
  const choose = (change: Partial<T>) => {
    const next = { ...chosen, ...change };
    go(next, new URLSearchParams(Object.entries(next).filter(([, value]) => value !== '')));
  };
  return { chosen, busy, choose };
}
