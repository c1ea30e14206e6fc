'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { formatCount } from '#components/layout/format.ts';

type Props = {
  name: string;
  replies: number;
  list: string;
  remove: () => Promise<ActionResult<{ replies: number }>>;
};

/** Deletes an evaluation, after its name was typed. */
export function DeleteEvaluation({ name, replies, list, remove }: Props) {
  const router = useRouter();
  return (
    <ConfirmButton
      title={`Delete ${name}`}
      description={`Its ${formatCount(replies, 'reply', 'replies')} go with it, with all grades and people’s rulings. What it cost stays in the ledger. This cannot be undone.`}
      confirm="Delete"
      name={name}
      action={remove}
      onDone={() => {
        toast(`${name} is deleted.`);
        router.push(list);
      }}
    >
      Delete…
    </ConfirmButton>
  );
}
