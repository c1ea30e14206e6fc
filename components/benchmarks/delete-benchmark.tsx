'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';

/** Deletes a benchmark with its hits, after its name was typed. */
export function DeleteBenchmark({
  name,
  list,
  remove,
}: {
  name: string;
  /** Where to go then. */
  list: string;
  remove: () => Promise<ActionResult<{ hits: number }>>;
}) {
  const router = useRouter();
  return (
    <ConfirmButton
      title={`Delete ${name}`}
      description="Its problems and its hits go with it, and nothing is compared with it any more. What was removed because of a hit stays removed. This cannot be undone."
      confirm="Delete"
      name={name}
      action={remove}
      onDone={({ hits }) => {
        toast(`${name} is deleted, with ${hits} hits.`);
        router.push(list);
      }}
    >
      Delete…
    </ConfirmButton>
  );
}
