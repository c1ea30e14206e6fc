'use client';

import { ThemeProvider, useTheme } from 'next-themes';
import type { ReactNode } from 'react';
import { Toaster } from 'sonner';
import { TooltipProvider } from '#components/ui/tooltip.tsx';
import { ShortcutsProvider } from './shortcuts.tsx';

/** What every page needs around it: theme, tooltips, keys and toasts. `nonce` is that of the content security policy. */
export function Providers({ nonce, children }: { nonce?: string; children: ReactNode }) {
  giveNonce(nonce);
  return (
    <ThemeProvider attribute="class" defaultTheme="system" disableTransitionOnChange nonce={nonce}>
      <TooltipProvider delayDuration={400} skipDelayDuration={200}>
        <ShortcutsProvider>{children}</ShortcutsProvider>
        <Toasts />
      </TooltipProvider>
    </ThemeProvider>
  );
}

/** Dialogs hold the page behind them still with a style element of their own; its library looks for the nonce here. */
function giveNonce(nonce: string | undefined) {
  if (typeof window !== 'undefined') Object.assign(window, { __webpack_nonce__: nonce });
}

const toastLook = {
  '--normal-bg': 'var(--popover)',
  '--normal-text': 'var(--foreground)',
  '--normal-border': 'var(--border-strong)',
  '--border-radius': '8px',
  fontFamily: 'inherit',
} as React.CSSProperties;

const actionLook = { background: 'var(--primary)', color: 'var(--primary-foreground)' };

function Toasts() {
  const { resolvedTheme } = useTheme();
  return (
    <Toaster
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      duration={6000}
      style={toastLook}
      toastOptions={{ actionButtonStyle: actionLook }}
    />
  );
}
