'use client';

import Link from 'next/link';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { startTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ErrorView } from './error-view.tsx';

/** A page that could not be shown. An error that a person may read carries its words in its digest. */
export function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  const path = usePathname();
  const asked = useSearchParams();
  const told = /^[A-Z_]+: (.+)$/s.exec(error.digest ?? '')?.[1];
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <ErrorView
      title={told ? 'This cannot be shown' : 'This page failed'}
      message={told ?? 'Something went wrong while it was made. Nothing was changed; try once more.'}
      id={told ? undefined : error.digest}
      action={
        <>
          <Button variant="outline" onClick={again}>
            Try again
          </Button>
          {asked.size > 0 && (
            <Button variant="ghost" asChild>
              <Link href={path}>Open it without filters</Link>
            </Button>
          )}
        </>
      }
    />
  );
}
