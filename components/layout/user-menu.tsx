'use client';

import { KeyboardIcon, LogOutIcon, UserIcon } from 'lucide-react';
import Link from 'next/link';
import { signOut } from 'next-auth/react';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuShortcut,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { useShortcutList } from './shortcuts.tsx';

type UserMenuProps = {
  user: { label: string; administrator: boolean };
  /** The page of their own account. */
  account: string;
};

/** Who is signed in, their account, and the way out. */
export function UserMenu({ user, account }: UserMenuProps) {
  const help = useShortcutList().find((one) => one.keys === '?');
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-2 hover:bg-accent aria-expanded:bg-accent">
        <span
          aria-hidden="true"
          className="flex size-5 shrink-0 items-center justify-center rounded-full bg-primary-soft font-medium text-[0.625rem] text-primary-soft-foreground"
        >
          {initials(user.label)}
        </span>
        <span className="truncate text-sm">{user.label}</span>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" side="top" className="w-52">
        <DropdownMenuLabel>
          {user.label}
          {user.administrator && <span className="block">Administrator of this installation</span>}
        </DropdownMenuLabel>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href={account}>
            <UserIcon /> Your account
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => help?.run()}>
          <KeyboardIcon /> Keys <DropdownMenuShortcut>?</DropdownMenuShortcut>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void signOut({ callbackUrl: '/sign-in' })}>
          <LogOutIcon /> Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function initials(label: string): string {
  const words = label.split(/[\s@._-]+/).filter(Boolean);
  const first = words[0]?.[0] ?? '?';
  const second = label.includes('@') ? '' : (words[1]?.[0] ?? '');
  return (first + second).toUpperCase();
}
