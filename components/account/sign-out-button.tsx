'use client';

import { LogOutIcon } from 'lucide-react';
import { signOut } from 'next-auth/react';
import { Button } from '#components/ui/button.tsx';

/** Ends the session of this browser. */
export function SignOutButton() {
  return (
    <Button variant="ghost" onClick={() => signOut({ callbackUrl: '/sign-in' })}>
      <LogOutIcon aria-hidden="true" />
      Sign out
    </Button>
  );
}
