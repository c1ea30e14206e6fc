'use client';

import { useRouter } from 'next/navigation';
import { useShortcuts } from './shortcuts.tsx';

export type KeyLink = { keys: string; label: string; href: string | null };

/** Keys of a server-made page that go somewhere. */
export function PageKeys({ links }: { links: readonly KeyLink[] }) {
  const router = useRouter();
  useShortcuts(
    links.flatMap(({ keys, label, href }) => (href ? [{ keys, label, run: () => router.push(href) }] : [])),
  );
  return null;
}
