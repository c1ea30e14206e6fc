'use client';

import { ScanSearchIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { SelectField, ToggleField } from '#components/form/fields.tsx';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { Button } from '#components/ui/button.tsx';
import { DuplicateSettings } from '#lib/domain/projects/settings.ts';
import { RecallCurve } from './recall-curve.tsx';
import { type SearchPart, wholeProject } from './search-parts.ts';
import { ThresholdField } from './threshold-field.tsx';

export type SearchValues = DuplicateSettings & {
  remember: boolean;
  /** What is looked for in a part alone, and what that part is compared with. */
  part: string;
  among: 'project' | 'themselves';
};
type Props = {
  settings: DuplicateSettings;
  parts: readonly SearchPart[];
  /** The person may change the project's settings. */
  mayConfigure: boolean;
  start: (values: SearchValues) => Promise<ActionResult<unknown>>;
  disabled?: boolean;
};

/** Starts a search for duplicates, with what its threshold finds beside it. */
export function SearchDialog({ disabled, ...props }: Props) {
  return (
    <ButtonDialog
      button={
        <Button disabled={disabled}>
          <ScanSearchIcon aria-hidden="true" /> Find duplicates…
        </Button>
      }
    >
      {(close) => <SearchForm {...props} close={close} />}
    </ButtonDialog>
  );
}

function SearchForm({
  settings,
  parts,
  mayConfigure,
  start,
  close,
}: Omit<Props, 'disabled'> & { close: () => void }) {
  const router = useRouter();
  const form = useActionForm({
    schema: DuplicateSettings,
    initial: { ...settings, remember: false, part: wholeProject, among: 'project' } as SearchValues,
    action: start,
    onDone: () => {
      close();
      router.refresh();
    },
  });
  return (
    <DialogForm
      form={form}
      title="Find duplicates"
      description="Every seed in use and every variant that is not rejected is compared. Open clusters give way to what is found."
      submit="Find duplicates"
      className="gap-5"
    >
      <ThresholdField field={form.field('threshold')} />
      <RecallCurve threshold={form.values.threshold} />
      <SelectField
        field={form.field('scope')}
        label="Compared are"
        options={[
          { value: 'problem', title: 'Problems' },
          { value: 'full', title: 'Problems with their solutions' },
        ]}
      />
      {parts.length > 0 && (
        <SelectField
          field={form.field('part')}
          label="Looked for in"
          options={[{ value: wholeProject, title: 'The whole project' }, ...parts]}
        />
      )}
      {form.values.part !== wholeProject && (
        <SelectField
          field={form.field('among')}
          label="Its texts are compared with"
          hint="Clusters without a text of this part are not shown."
          options={[
            { value: 'project', title: 'The whole project' },
            { value: 'themselves', title: 'Each other alone' },
          ]}
        />
      )}
      {mayConfigure && (
        <ToggleField field={form.field('remember')} label="Keep this as the project's setting" />
      )}
    </DialogForm>
  );
}
