'use client';

import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { useAct } from '#components/form/use-act.ts';
import { Button } from '#components/ui/button.tsx';

type Props = {
  label: string;
  serve: () => Promise<ActionResult<unknown>>;
  /** The list of servers. */
  home: string;
};

/** Starts a server of a checkpoint, and goes where it is to be seen. */
export function ServeButton({ label, serve, home }: Props) {
  const router = useRouter();
  const { busy, act } = useAct();
  return (
    <Button
      type="button"
      variant="outline"
      size="sm"
      aria-label={label}
      disabled={busy}
      onClick={() => act(serve, () => router.push(home))}
    >
      {busy ? 'Starting …' : 'Serve'}
    </Button>
  );
}
