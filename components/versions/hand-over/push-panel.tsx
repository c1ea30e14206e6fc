'use client';

import { UploadIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { ButtonDialog } from '#components/form/form-dialog.tsx';
import { LiveRefresh } from '#components/layout/live-refresh.tsx';
import { Button } from '#components/ui/button.tsx';
import { PushForm, type StartPush } from './push-form.tsx';
import { type PushLine, PushList } from './push-list.tsx';

type Props = {
  pushes: readonly PushLine[];
  licence: string;
  endpoint: string;
  /** Null for who may not. */
  start: StartPush | null;
  cancel: (id: string) => Promise<ActionResult<unknown>>;
};

/** Where this version was pushed to, what is on its way, and a form for the next. */
export function PushPanel({ pushes, licence, endpoint, start, cancel }: Props) {
  const router = useRouter();
  const moving = pushes.some(({ status }) => status === 'queued' || status === 'running');
  const button = (
    <Button variant="outline">
      <UploadIcon aria-hidden="true" /> Push to the Hub
    </Button>
  );
  return (
    <div className="flex flex-col items-start gap-3">
      {moving && <LiveRefresh />}
      {pushes.length > 0 ? (
        <PushList pushes={pushes} cancel={start && cancel} />
      ) : (
        <p className="max-w-prose text-pretty text-muted-foreground text-sm">
          Not pushed yet. A push makes a dataset on the Hugging Face Hub, private at first, with this card.
        </p>
      )}
      {start && (
        <ButtonDialog button={button}>
          {(close) => (
            <PushForm
              {...{ licence, endpoint, start }}
              onDone={() => {
                close();
                router.refresh();
              }}
            />
          )}
        </ButtonDialog>
      )}
    </div>
  );
}
