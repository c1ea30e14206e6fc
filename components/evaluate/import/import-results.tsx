'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { ActionError, ActionResult } from '#components/form/action-result.ts';
import { unreachable } from '#components/form/action-result.ts';
import { Choice } from '#components/form/choice.tsx';
import { ButtonDialog } from '#components/form/form-dialog.tsx';
import { FormError } from '#components/form/form-error.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { FileUpload } from '#components/seeds/file-upload.tsx';
import { type Upload, useUpload } from '#components/seeds/use-upload.ts';
import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogDescription, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx';
import { Label } from '#components/ui/label.tsx';
import { type FoundResults, ResultsForm } from './results-form.tsx';

type Place = { import: string; benchmark: string; format?: string };

export type ImportResultsProps = {
  project: string;
  benchmarks: readonly { id: string; name: string; problemCount: number }[];
  look: (place: Place) => Promise<ActionResult<FoundResults>>;
  add: (
    results: Place & { modelName: string; name: string },
  ) => Promise<ActionResult<{ evaluation: string }>>;
};

/** From a file of results to an evaluation: the benchmark, the file, what it holds, whose replies they are. */
export function ImportResults(props: ImportResultsProps) {
  return (
    <ButtonDialog button={<Button variant="outline">Import results</Button>}>
      {() => (
        <>
          <DialogHeader>
            <DialogTitle>Import results</DialogTitle>
            <DialogDescription>
              Replies that were made elsewhere: samples of lm-evaluation-harness, output of NeMo-Skills, or
              lines with a problem and a response. What they were graded there is not read; they are graded
              here.
            </DialogDescription>
          </DialogHeader>
          <DialogBody>
            <Steps {...props} />
          </DialogBody>
        </>
      )}
    </ButtonDialog>
  );
}

function Steps({ project, benchmarks, look, add }: ImportResultsProps) {
  const router = useRouter();
  const [benchmark, setBenchmark] = useState(benchmarks[0]?.id ?? '');
  const [upload, setUpload] = useState<Upload | null>(null);
  const [found, setFound] = useState<FoundResults | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [reading, start] = useTransition();
  const read = (place: Place) =>
    start(async () => {
      const result = await look(place).catch(() => ({ ok: false as const, error: unreachable }));
      setError(result.ok ? null : result.error);
      setFound(result.ok ? result.value : null);
    });
  const sending = useUpload(project, (done) => {
    setUpload(done);
    read({ import: done.import, benchmark });
  });
  const choose = (next: string) => {
    setBenchmark(next);
    if (upload) read({ import: upload.import, benchmark: next });
  };
  const options = benchmarks.map(({ id, name, problemCount }) => ({
    ...{ value: id, title: `${name}, ${formatNumber(problemCount)} problems` },
  }));
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1.5">
        <Label htmlFor="results-benchmark">Benchmark that they answer</Label>
        <Choice id="results-benchmark" options={options} value={benchmark} onChange={choose} />
      </div>
      {!upload && (
        <FileUpload
          {...sending}
          title="Drop a file of results here"
          hint="JSON lines, JSON, CSV or Parquet; the format is recognised by its fields."
        />
      )}
      {error && <FormError error={error} />}
      {upload && reading && <p className="text-muted-foreground text-sm">Reading {upload.fileName}…</p>}
      {upload && found && (
        <ResultsForm
          key={benchmark}
          found={found}
          busy={reading}
          add={(words) => add({ import: upload.import, benchmark, format: found.format, ...words })}
          onDone={({ evaluation }) => router.push(`/${project}/evaluate/${evaluation}`)}
        />
      )}
    </div>
  );
}
