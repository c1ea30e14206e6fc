'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import type { ActionError, ActionResult } from '#components/form/action-result.ts';
import { ButtonDialog } from '#components/form/form-dialog.tsx';
import { FormError } from '#components/form/form-error.tsx';
import { FileUpload } from '#components/seeds/file-upload.tsx';
import { type Upload, useUpload } from '#components/seeds/use-upload.ts';
import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogDescription, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx';
import type { ColumnMapping } from '#lib/domain/seeds/requests.ts';
import { BenchmarkForm, type Described, type FoundRows } from './benchmark-form.tsx';

type Plan = { import: string; format?: string; mapping?: ColumnMapping };

export type AddBenchmarkProps = {
  project: string;
  look: (plan: Plan) => Promise<ActionResult<FoundRows>>;
  add: (benchmark: Plan & Described) => Promise<ActionResult<{ name: string }>>;
};

/** From a file to a benchmark: send it, see what it holds, name it. */
export function AddBenchmark(props: AddBenchmarkProps) {
  return (
    <ButtonDialog button={<Button>Add a benchmark</Button>}>
      {(close) => (
        <>
          <DialogHeader>
            <DialogTitle>Add a benchmark</DialogTitle>
            <DialogDescription>
              Its problems are kept apart from the seeds: nothing is generated from them and no export holds
              them. Every seed and variant is compared with them.
            </DialogDescription>
          </DialogHeader>
          <DialogBody>
            <Steps {...props} close={close} />
          </DialogBody>
        </>
      )}
    </ButtonDialog>
  );
}

function Steps({ project, look, add, close }: AddBenchmarkProps & { close: () => void }) {
  const router = useRouter();
  const [upload, setUpload] = useState<Upload | null>(null);
  const [rows, setRows] = useState<FoundRows | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [reading, start] = useTransition();
  const read = (plan: Plan) =>
    start(async () => {
      const result = await look(plan);
      setError(result.ok ? null : result.error);
      if (result.ok) setRows(result.value);
    });
  const sending = useUpload(project, (done) => {
    setUpload(done);
    read({ import: done.import });
  });
  if (!upload) return <FileUpload {...sending} />;
  return (
    <>
      {error && <FormError error={error} />}
      {reading && !rows && <p className="text-muted-foreground text-sm">Reading {upload.fileName}…</p>}
      {rows && (
        <BenchmarkForm
          key={`${rows.format} ${JSON.stringify(rows.mapping)}`}
          rows={rows}
          busy={reading}
          onMapping={(mapping) => read({ import: upload.import, mapping })}
          add={(described) =>
            add({
              ...{ import: upload.import, format: rows.format, mapping: rows.mapping ?? undefined },
              ...described,
            })
          }
          onDone={({ name }) => {
            toast(`${name} is being read; the corpus is compared with it then.`);
            close();
            router.refresh();
          }}
        />
      )}
    </>
  );
}
