'use client';

import { ThemeProvider, useTheme } from 'next-themes';
import type { ReactNode } from 'react';
import { Toaster } from 'sonner';
import { TooltipProvider } from '#components/ui/tooltip.tsx';
import { ShortcutsProvider } from './shortcuts.tsx';

/** What every page needs around it: theme, tooltips, keys and toasts. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <ThemeProvider attribute="class" defaultTheme="system" disableTransitionOnChange>
      <TooltipProvider delayDuration={400} skipDelayDuration={200}>
        <ShortcutsProvider>{children}</ShortcutsProvider>
        <Toasts />
      </TooltipProvider>
    </ThemeProvider>
  );
}

const toastLook = {
  '--normal-bg': 'var(--popover)',
  '--normal-text': 'var(--foreground)',
  '--normal-border': 'var(--border-strong)',
  '--border-radius': '8px',
  fontFamily: 'inherit',
} as React.CSSProperties;

function Toasts() {
  const { resolvedTheme } = useTheme();
  return (
    <Toaster
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      duration={6000}
      style={toastLook}
    />
  );
}
