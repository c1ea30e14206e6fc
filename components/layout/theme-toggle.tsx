'use client';

import { MoonIcon, SunIcon } from 'lucide-react';
import { useTheme } from 'next-themes';
import { Button } from '#components/ui/button.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { useShortcuts } from './shortcuts.tsx';

/** Light and dark; the machine's own setting until the first press. */
export function ThemeToggle() {
  const { resolvedTheme, setTheme } = useTheme();
  const toggle = () => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark');
  useShortcuts([{ keys: 'mod+shift+l', label: 'Light or dark', group: 'Anywhere', run: toggle }]);
  return (
    <Tooltip content="Light or dark">
      <Button variant="ghost" size="icon-sm" aria-label="Light or dark" onClick={toggle}>
        <SunIcon className="dark:hidden" />
        <MoonIcon className="hidden dark:block" />
      </Button>
    </Tooltip>
  );
}
