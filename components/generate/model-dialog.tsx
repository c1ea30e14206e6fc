'use client';

import { useRef, useState } from 'react';
import { toast } from 'sonner';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { type ActionForm, useActionForm } from '#components/form/use-action-form.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '#components/ui/dialog.tsx';
import { ModelSettings } from '#lib/domain/models/schema.ts';
import { ModelAddressFields, ModelExtraFields, ModelLimitFields } from './model-settings-fields.tsx';
import { firstValues, type ModelListRow, type ModelValues, type SaveModel } from './model-types.ts';

/** Adds a model, or changes one. */
export function ModelDialog({ save, model }: { save: SaveModel; model?: ModelListRow }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        {model ? (
          <Button variant="outline" size="sm">
            Change
          </Button>
        ) : (
          <Button>Add a model</Button>
        )}
      </DialogTrigger>
      <DialogContent>
        <ModelForm save={save} model={model} close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

type FormProps = { save: SaveModel; model?: ModelListRow; close: () => void };

function ModelForm({ save, model, close }: FormProps) {
  const { form, saveUnchecked } = useModelForm({ save, model, close });
  const hasKey = model?.hasKey ?? false;
  const title = model ? `Change ${model.name}` : 'Add a model';
  const failed = form.error?.details.check === 'failed';
  return (
    <Form
      form={form}
      // What the server said stands above the buttons that answer it.
      className="min-h-0 gap-0 [&>[role=alert]]:order-1 [&>[role=alert]]:mx-6 [&>[role=alert]]:my-3"
      label={title}
    >
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription>
          Anything that speaks OpenAI’s chat completions. Saving asks it one short question.
        </DialogDescription>
      </DialogHeader>
      <DialogBody>
        <ModelAddressFields form={form} hasKey={hasKey} />
        <ModelLimitFields form={form} />
        <ModelExtraFields form={form} />
      </DialogBody>
      <DialogFooter className="order-2">
        {failed && (
          <Button type="button" variant="outline" onClick={saveUnchecked} disabled={form.pending}>
            Save without a check
          </Button>
        )}
        <SubmitButton>{failed ? 'Try again' : model ? 'Save' : 'Add the model'}</SubmitButton>
      </DialogFooter>
    </Form>
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
