'use client';

import { useRef } from 'react';
import { toast } from 'sonner';
import { ButtonDialog, DialogForm } from '#components/form/form-dialog.tsx';
import { type ActionForm, useActionForm } from '#components/form/use-action-form.ts';
import { Button } from '#components/ui/button.tsx';
import { ModelSettings } from '#lib/domain/models/schema.ts';
import { ModelAddressFields, ModelExtraFields, ModelLimitFields } from './model-settings-fields.tsx';
import { firstValues, type ModelListRow, type ModelValues, type SaveModel } from './model-types.ts';

/** Adds a model, or changes one. */
export function ModelDialog({ save, model }: { save: SaveModel; model?: ModelListRow }) {
  return (
    <ButtonDialog
      button={
        model ? (
          <Button variant="outline" size="sm">
            Change
          </Button>
        ) : (
          <Button>Add a model</Button>
        )
      }
    >
      {(close) => <ModelForm save={save} model={model} close={close} />}
    </ButtonDialog>
  );
}

type FormProps = { save: SaveModel; model?: ModelListRow; close: () => void };

function ModelForm({ save, model, close }: FormProps) {
  const { form, saveUnchecked } = useModelForm({ save, model, close });
  const hasKey = model?.hasKey ?? false;
  const title = model ? `Change ${model.name}` : 'Add a model';
  const failed = form.error?.details.check === 'failed';
  return (
    <DialogForm
      form={form}
      title={title}
      description="Anything that speaks OpenAI’s chat completions. Saving asks it one short question."
      submit={failed ? 'Try again' : model ? 'Save' : 'Add the model'}
      actions={
        failed && (
          <Button type="button" variant="outline" onClick={saveUnchecked} disabled={form.pending}>
            Save without a check
          </Button>
        )
      }
    >
      <ModelAddressFields form={form} hasKey={hasKey} />
      <ModelLimitFields form={form} />
      <ModelExtraFields form={form} />
    </DialogForm>
  );
}

/** The form, and the way around a check that failed: what failed is kept as the reason. */
function useModelForm({ save, model, close }: FormProps): {
  form: ActionForm<ModelValues>;
  saveUnchecked: () => void;
} {
  const reason = useRef<string | null>(null);
  const form = useActionForm({
    schema: ModelSettings,
    initial: firstValues(model),
    action: ({ key, ...values }) => {
      const unchecked = reason.current === null ? {} : { check: false, reason: reason.current };
      reason.current = null;
      // An untouched key field keeps the stored key; it never held it.
      return save({ ...values, ...(key !== '' && { key }), ...unchecked });
    },
    onDone: ({ check }) => {
      if (check)
        toast.success(`The model answered “${check.text.slice(0, 60)}” in ${check.milliseconds} ms.`);
      close();
    },
  });
  const saveUnchecked = () => {
    reason.current = `The check failed: ${form.error?.message ?? 'no message'}`.slice(0, 1000);
    form.submit();
  };
  return { form, saveUnchecked };
}
