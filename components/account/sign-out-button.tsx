'use client';

import { LogOutIcon } from 'lucide-react';
import { signOut } from 'next-auth/react';
import { Button, type ButtonProps } from '#components/ui/button.tsx';

/** Ends the session of this browser. */
export function SignOutButton({ variant = 'ghost' }: Pick<ButtonProps, 'variant'>) {
  return (
    <Button variant={variant} onClick={() => void signOut({ callbackUrl: '/sign-in' })}>
      <LogOutIcon aria-hidden="true" />
      Sign out
    </Button>
  );
}
