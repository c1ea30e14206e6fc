'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '#components/ui/cn.ts';

export type SettingsTab = { title: string; path: string };

/** The pages of the settings: links, so that each has its address. */
export function SettingsTabs({ home, tabs }: { home: string; tabs: readonly SettingsTab[] }) {
  const here = usePathname();
  return (
    <nav
      aria-label="Settings"
      className="flex shrink-0 items-center gap-4 overflow-x-auto border-border border-b px-4 md:px-6"
    >
      {tabs.map(({ title, path }) => {
        const current = path === '' ? here === home : here.startsWith(`${home}${path}`);
        return (
          <Link
            key={path}
            href={`${home}${path}`}
            aria-current={current ? 'page' : undefined}
            className={cn(
              '-mb-px flex h-9 shrink-0 items-center border-b-2 px-0.5 font-medium text-sm transition-colors duration-100',
              current
                ? 'border-primary text-foreground'
                : 'border-transparent text-muted-foreground hover:text-foreground',
            )}
          >
            {title}
          </Link>
        );
      })}
    </nav>
  );
}
