'use client';

import { LoaderCircleIcon } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useMac } from '#components/layout/shortcuts.tsx';
import { Button, type ButtonProps } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { useFormPending } from './form.tsx';

/** Sends the form around it; while it is sent it turns and cannot be pressed again. */
export function SubmitButton({
  children,
  pending,
  variant,
  className,
  disabled,
}: Pick<ButtonProps, 'variant' | 'className' | 'disabled'> & { children: ReactNode; pending?: boolean }) {
  const sending = useFormPending();
  const mac = useMac();
  const alive = useHydrated();
  const busy = pending ?? sending;
  return (
    <Button
      type="submit"
      variant={variant}
      className={cn('relative', !alive && 'disabled:opacity-100', className)}
      disabled={disabled || busy || !alive}
      aria-busy={busy}
      title={mac ? '⌘ Enter' : 'Ctrl Enter'}
    >
      <span className={busy ? 'invisible' : 'contents'}>{children}</span>
      {busy && <LoaderCircleIcon className="absolute animate-spin" />}
    </Button>
  );
}

/** False until this page is alive: a form that is sent before would be sent by the browser itself, to nobody. */
function useHydrated(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}
