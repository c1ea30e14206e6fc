'use client';

import { Undo2Icon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { z } from 'zod';
import { TextareaField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { formatCount } from '#components/layout/format.ts';
import { Button } from '#components/ui/button.tsx';
import type { RecallActs, TouchedVersion } from './recall-types.ts';

type Props = { versions: readonly TouchedVersion[]; what: string; recall: RecallActs['recall'] };

const Asked = z.object({ reason: z.string().trim().min(3, 'Say what is wrong with it.').max(2000) });

/** Marks a seed or a variant as bad, once it was said which versions need a successor then. */
export function RecallDialog(props: Props) {
  const button = (
    <Button variant="outline">
      <Undo2Icon aria-hidden="true" /> Recall
    </Button>
  );
  return <ButtonDialog button={button}>{(close) => <RecallForm {...props} close={close} />}</ButtonDialog>;
}

function RecallForm({ versions, what, recall, close }: Props & { close: () => void }) {
  const router = useRouter();
  const form = useActionForm({
    schema: Asked,
    initial: { reason: '' },
    action: ({ reason }) => recall(reason),
    onDone: () => {
      close();
      toast.success(versions.length === 0 ? 'Recalled.' : `Recalled. ${successors(versions)}`);
      router.refresh();
    },
  });
  return (
    <DialogForm
      form={form}
      title={`Recall ${what}`}
      description="Later versions leave out every row that goes back to it. Frozen versions stay as they are and say so. You can take a recall back."
      submit="Recall"
      tone="destructive"
    >
      <Preview versions={versions} />
      <TextareaField field={form.field('reason')} label="What is wrong with it" rows={3} autoFocus />
    </DialogForm>
  );
}

const successors = (versions: readonly TouchedVersion[]) =>
  `${formatCount(versions.length, 'version')} ${versions.length === 1 ? 'needs' : 'need'} a successor.`;

function Preview({ versions }: { versions: readonly TouchedVersion[] }) {
  if (versions.length === 0)
    return <p className="text-sm">No version holds rows of it: none needs a successor.</p>;
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p>{successors(versions)}</p>
      <ul className="max-h-48 overflow-auto text-muted-foreground">
        {versions.map(({ id, number, name, rows }) => (
          <li key={id}>
            {number} · {name}, {formatCount(rows, 'row')}
          </li>
        ))}
      </ul>
    </div>
  );
}
