'use client';

import { MenuIcon } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Sheet, SheetContent, SheetTitle } from '#components/ui/sheet.tsx';
import { Mark } from './brand.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { Palette, type PaletteSearch } from './palette.tsx';
import { Sidebar } from './sidebar.tsx';
import type { StageNumbers } from './stage-number.ts';

export type StudioShellProps = {
  project: { slug: string; name: string };
  projects: readonly { slug: string; name: string }[];
  user: { label: string; administrator: boolean };
  /** Arrives after the frame: the navigation shows first and fills in its numbers. */
  numbers: Promise<StageNumbers>;
  /** Finds items of the project for the palette. */
  search?: PaletteSearch;
  children: ReactNode;
};

/** The frame of the studio: navigation at the left (a drawer on a phone), the page at the right. */
export function StudioShell({ children, search, ...shown }: StudioShellProps) {
  const [menuOpen, setMenuOpen] = useState(false);
  const [paletteOpen, setPaletteOpen] = useState(false);
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => setMenuOpen(false), [path]);
  const sidebar = <Sidebar {...shown} onSearch={() => setPaletteOpen(true)} />;
  return (
    <div className="flex h-dvh flex-col overflow-hidden md:flex-row">
      <a
        href="#page"
        className="sr-only z-50 rounded-md bg-popover px-3 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <header className="flex h-12 shrink-0 items-center gap-2 border-border border-b bg-sidebar px-2 md:hidden">
        <Button
          variant="ghost"
          size="icon"
          aria-label="Open the navigation"
          onClick={() => setMenuOpen(true)}
        >
          <MenuIcon />
        </Button>
        <Mark />
        <span className="truncate font-medium">{shown.project.name}</span>
      </header>
      <div className="hidden w-56 shrink-0 border-border border-r bg-sidebar md:block">{sidebar}</div>
      <Sheet open={menuOpen} onOpenChange={setMenuOpen}>
        <SheetContent side="left" className="bg-sidebar" aria-describedby={undefined}>
          <SheetTitle className="sr-only">Navigation</SheetTitle>
          {sidebar}
        </SheetContent>
      </Sheet>
      <main id="page" tabIndex={-1} className="min-h-0 min-w-0 flex-1 overflow-y-auto outline-none">
        {children}
      </main>
      <Palette
        open={paletteOpen}
        onOpenChange={setPaletteOpen}
        project={shown.project}
        projects={shown.projects}
        search={search}
      />
      <KeyboardHelp />
    </div>
  );
}
