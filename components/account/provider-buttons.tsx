'use client';

import { signIn } from 'next-auth/react';
import { Button } from '#components/ui/button.tsx';

/** One button for each provider that the environment configures. */
export function ProviderButtons({
  providers,
  returnTo,
}: {
  providers: { id: string; name: string }[];
  returnTo: string;
}) {
  if (providers.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 border-border border-t pt-6">
      {providers.map(({ id, name }) => (
        <Button key={id} variant="outline" size="lg" onClick={() => signIn(id, { callbackUrl: returnTo })}>
          Continue with {name}
        </Button>
      ))}
    </div>
  );
}
