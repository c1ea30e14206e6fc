'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useOptimistic, useTransition } from 'react';

/**
 * A few choices that are the address of a page; an empty one is left out of it. Controls follow at once and the page
 * when it has come: who chooses again meanwhile loses nothing of what was chosen before.
 */
export function useAddressChoice<T extends Readonly<Record<string, string>>>(arrived: T) {
  const router = useRouter();
  const path = usePathname();
  const [busy, startTransition] = useTransition();
  const [chosen, setChosen] = useOptimistic(arrived);
  const choose = (change: Partial<T>) =>
    startTransition(() => {
      const next = { ...chosen, ...change };
      setChosen(next);
      const params = new URLSearchParams(Object.entries(next).filter(([, value]) => value !== ''));
      router.push(params.size > 0 ? `${path}?${params}` : path);
    });
  return { chosen, busy, choose };
}
