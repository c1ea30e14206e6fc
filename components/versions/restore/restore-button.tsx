'use client';

import { HistoryIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { useAct } from '#components/form/use-act.ts';
import { changes, type RestorePreview, restoreWords } from './restore-words.ts';

type Props = {
  name: string;
  preview: () => Promise<ActionResult<RestorePreview>>;
  restore: () => Promise<ActionResult<unknown>>;
};

/** Makes a version the working state again, once it said what that changes. */
export function RestoreButton({ name, preview, restore }: Props) {
  const router = useRouter();
  const { act } = useAct();
  const [counts, setCounts] = useState<RestorePreview | null>(null);
  const isChange = counts !== null && changes(counts) > 0;
  return (
    <ConfirmButton
      title={`Make “${name}” the working state`}
      description={<Changes counts={counts} />}
      confirm="Restore"
      tone="default"
      onOpen={() => {
        setCounts(null);
        act(preview, setCounts);
      }}
      ready={isChange}
      action={restore}
      onDone={() => {
        toast.success(`“${name}” is being restored.`);
        router.refresh();
      }}
    >
      <HistoryIcon aria-hidden="true" /> Restore
    </ConfirmButton>
  );
}

function Changes({ counts }: { counts: RestorePreview | null }) {
  if (counts === null) return <span role="status">Comparing the version with today …</span>;
  const isChange = changes(counts) > 0;
  return (
    <>
      {!isChange && (
        <span className="block">
          It is the working state already: the same variants are accepted, with the same texts.
        </span>
      )}
      {restoreWords(counts).map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
      {isChange && (
        <span className="mt-2 block">
          Nothing is lost: what stands there now stays as a revision, and you can take the restore back as a
          whole on this page.
        </span>
      )}
    </>
  );
}
