'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useOptimistic, useTransition } from 'react';

export type Step = 'push' | 'replace';

/**
 * State of a page that is its address. `shown` follows at once and the page when it has come, so that who changes it again
 * meanwhile starts from what was asked for last; `busy` until then.
 */
export function useNextAddress<T>(arrived: T) {
  const router = useRouter();
  const path = usePathname();
  const [busy, startTransition] = useTransition();
  const [shown, setShown] = useOptimistic(arrived);
  const hrefOf = (params: URLSearchParams) => (params.size > 0 ? `${path}?${params}` : path);
  const go = (
    next: T,
    params: URLSearchParams,
    { step = 'push', scroll = true }: { step?: Step; scroll?: boolean } = {},
  ) =>
    startTransition(() => {
      setShown(next);
      router[step](hrefOf(params), { scroll });
    });
  return { shown, busy, hrefOf, go };
}
