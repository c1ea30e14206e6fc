'use client';

import './globals.css';
import { PageError } from '#components/layout/page-error.tsx';
import { Providers } from '#components/layout/providers.tsx';

/** Stands in for the whole document where even its frame failed. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <Providers>
          <PageError {...props} />
        </Providers>
      </body>
    </html>
  );
}
