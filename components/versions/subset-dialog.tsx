'use client';

import { LayersIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { z } from 'zod';
import type { ActionResult } from '#components/form/action-result.ts';
import { TextField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { Button } from '#components/ui/button.tsx';
import { VersionName } from '#lib/domain/versions/schema.ts';

type Take = (asked: { sizes: number[]; name: string }) => Promise<ActionResult<{ names: string[] }>>;

/** "7500, 60k, 2.1m" as numbers; null where a part is no size. */
export function readSizes(text: string): number[] | null {
  const sizes = text
    .split(/[\s;,]+/)
    .filter(Boolean)
    .map((part) => /^(\d+(?:\.\d+)?)([km]?)$/i.exec(part))
    .map((found) => found && Number(found[1]) * { '': 1, k: 1000, m: 1_000_000 }[found[2]!.toLowerCase()]!);
  return sizes.length > 0 && sizes.every((size) => size !== null && Number.isInteger(size) && size > 0)
    ? (sizes as number[])
    : null;
}

const Asked = z.object({
  sizes: z
    .string()
    .refine((text) => readSizes(text) !== null, 'Write sizes as 7500, 60k or 2.1m, separated by spaces.'),
  name: VersionName,
});

/** Nested subsets of a version for a scaling study. */
export function SubsetDialog({ name, take }: { name: string; take: Take }) {
  const button = (
    <Button variant="outline">
      <LayersIcon aria-hidden="true" /> Nested subsets
    </Button>
  );
  return <ButtonDialog button={button}>{() => <SubsetForm name={name} take={take} />}</ButtonDialog>;
}

function SubsetForm({ name, take }: { name: string; take: Take }) {
  const router = useRouter();
  const form = useActionForm({
    schema: Asked,
    initial: { sizes: '', name },
    action: ({ sizes, name: prefix }) => take({ sizes: readSizes(sizes) ?? [], name: prefix }),
    onDone: ({ names }: { names: string[] }) => {
      toast.success(`${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} being frozen.`);
      router.push('.');
    },
  });
  return (
    <DialogForm
      form={form}
      title="Nested subsets"
      description="Each smaller one lies within every larger one, by a stable order of the rows. Rows for validation and testing stay whole."
      submit="Freeze them"
    >
      <TextField
        field={form.field('sizes')}
        label="Rows for training"
        hint="Such as 7.5k 60k 360k"
        autoComplete="off"
      />
      <TextField field={form.field('name')} label="Names begin with" autoComplete="off" />
    </DialogForm>
  );
}
