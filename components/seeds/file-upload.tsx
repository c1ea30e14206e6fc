import { FormError } from '#components/form/form-error.tsx';
import { formatBytes } from '#components/layout/format.ts';
import { Button } from '#components/ui/button.tsx';
import { Progress } from '#components/ui/progress.tsx';
import { FileDrop } from './file-drop.tsx';
import type { useUpload } from './use-upload.ts';

type Props = Pick<ReturnType<typeof useUpload>, 'state' | 'send'> & { title?: string; hint?: string };

/** A place to drop a file; while it is sent, how far it is. */
export function FileUpload({ state, send, title, hint }: Props) {
  if (state.phase === 'sending') {
    return (
      <div className="flex flex-col gap-2">
        <p className="text-sm">
          Sending {state.fileName}: {formatBytes(state.sent)} of {formatBytes(state.total)}
        </p>
        <Progress value={state.sent} max={state.total || 1} aria-label="Sent" />
        <Button variant="outline" className="self-start" onClick={state.cancel}>
          Cancel
        </Button>
      </div>
    );
  }
  return (
    <>
      {state.phase === 'failed' && <FormError error={state.error} />}
      <FileDrop onFile={send} title={title} hint={hint} />
    </>
  );
}
