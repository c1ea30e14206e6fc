import { CircleAlertIcon } from 'lucide-react';
import { CopyButton } from '#components/layout/copy-button.tsx';
import type { ActionError } from './action-result.ts';

/** What the server said of a form: what happened, what to do, and the id that the log knows. */
export function FormError({ error }: { error: ActionError }) {
  return (
    <div role="alert" className="flex gap-2 rounded-md bg-danger-soft px-3 py-2 text-danger text-sm">
      <CircleAlertIcon className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="text-pretty">{error.message}</p>
      </div>
      {error.id && <CopyButton text={error.id} label="Copy the error's id" />}
    </div>
  );
}
