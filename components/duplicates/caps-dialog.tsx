'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '#components/form/action-result.ts';
import { NumberField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { formatCount } from '#components/layout/format.ts';
import { Button } from '#components/ui/button.tsx';
import { CapChoice } from '#lib/domain/check/duplicates.ts';
import { type CapsCounted, CapsPreview } from './caps-preview.tsx';

export type CapValues = { perSeed: number | undefined; perSkeleton: number | undefined };
type Props = {
  caps: { perSeed: number | null; perSkeleton: number | null };
  preview: (values: CapValues) => Promise<ActionResult<CapsCounted>>;
  apply: (values: CapValues) => Promise<ActionResult<{ rejected: number; decision: string | null }>>;
  undo: (decision: string) => Promise<ActionResult<unknown>>;
};

/** At most so many variants of one seed and of one skeleton: counted first, then applied. */
export function CapsDialog(props: Props) {
  return (
    <ButtonDialog button={<Button variant="outline">Caps…</Button>}>
      {(close) => <CapsForm {...props} close={close} />}
    </ButtonDialog>
  );
}

function CapsForm({ caps, preview, apply, undo, close }: Props & { close: () => void }) {
  const router = useRouter();
  const [counted, setCounted] = useState<CapsCounted | null>(null);
  const form = useActionForm({
    schema: CapChoice,
    initial: { perSeed: caps.perSeed ?? undefined, perSkeleton: caps.perSkeleton ?? undefined } as CapValues,
    action: preview,
    onDone: setCounted,
  });
  const isCurrent =
    counted?.caps.perSeed === (form.values.perSeed ?? null) &&
    counted?.caps.perSkeleton === (form.values.perSkeleton ?? null);
  const done = ({ rejected, decision }: { rejected: number; decision: string | null }) => {
    const back = decision && {
      label: 'Undo',
      onClick: () => void undo(decision).then(() => router.refresh()),
    };
    toast(`${formatCount(rejected, 'variant')} rejected`, back ? { action: back, duration: 20_000 } : {});
    close();
    router.refresh();
  };
  return (
    <DialogForm
      form={form}
      title="Caps"
      description="What goes beyond is rejected, the best kept: accepted before pending, passed checks before others, then by the hash of the text."
      submit="Count"
      tone="outline"
    >
      <NumberField field={form.field('perSeed')} label="Most variants of one seed" optional />
      <NumberField
        field={form.field('perSkeleton')}
        label="Most variants that differ in their numbers alone"
        hint="A search for duplicates tells which these are"
        optional
      />
      {counted && isCurrent && (
        <CapsPreview counted={counted} apply={() => apply(form.values)} onDone={done} />
      )}
    </DialogForm>
  );
}
