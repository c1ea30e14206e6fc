import Link from 'next/link';
import type { ReactNode } from 'react';

/** The line above a pane: what it is, and the facts that place it. */
export function PaneHead({
  title,
  facts,
  children,
}: {
  title: string;
  facts: readonly (string | number | null | false | undefined)[];
  children?: ReactNode;
}) {
  return (
    <header className="sticky top-0 z-10 flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-border border-b bg-background px-4 py-1.5 md:px-6">
      <h2 className="font-medium text-muted-foreground text-xs uppercase tracking-wide">{title}</h2>
      <p className="min-w-0 flex-1 truncate text-muted-foreground text-xs">
        {facts.filter(Boolean).join(' · ')}
      </p>
      {children}
    </header>
  );
}

/** To the page of what the pane shows. */
export function OpenLink({ href }: { href: string }) {
  return (
    <Link href={href} className="rounded-sm text-muted-foreground text-xs hover:text-foreground">
      open
    </Link>
  );
}
