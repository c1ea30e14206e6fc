'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { useAct } from '#components/form/use-act.ts';
import { Button } from '#components/ui/button.tsx';

type Done = Promise<ActionResult<{ study: string }>>;

/** Deletes a study at once; the message takes it back. */
export function DeleteStudy({
  name,
  list,
  remove,
  restore,
}: {
  name: string;
  list: string;
  remove: () => Done;
  restore: () => Done;
}) {
  const router = useRouter();
  const { busy, act } = useAct();
  const undo = () =>
    act(restore, ({ study }) => {
      toast(`${name} is back.`);
      router.push(`${list}/${study}`);
    });
  const onClick = () =>
    act(remove, () => {
      toast(`${name} is deleted.`, { action: { label: 'Undo', onClick: undo } });
      router.push(list);
    });
  return (
    <Button variant="outline" disabled={busy} onClick={onClick}>
      Delete
    </Button>
  );
}

/** A button that does one thing and shows the study that came of it. */
export function StudyButton({ list, work, children }: { list: string; work: () => Done; children: string }) {
  const router = useRouter();
  const { busy, act } = useAct();
  return (
    <Button
      disabled={busy}
      onClick={() =>
        act(work, ({ study }) => {
          router.push(`${list}/${study}`);
          router.refresh();
        })
      }
    >
      {children}
    </Button>
  );
}
