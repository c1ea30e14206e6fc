'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { ActionError, ActionResult } from '#components/form/action-result.ts';
import { FormError } from '#components/form/form-error.tsx';
import { formatBytes } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Button } from '#components/ui/button.tsx';
import type { ColumnMapping } from '#lib/domain/seeds/requests.ts';
import { FileUpload } from './file-upload.tsx';
import { type ImportChoice, ImportForm } from './import-form.tsx';
import { type Preview, PreviewPanel } from './preview-panel.tsx';
import { type Upload, useUpload } from './use-upload.ts';

type Plan = { import: string; format?: string; mapping?: ColumnMapping };

export type ImportWizardProps = {
  project: string;
  formats: readonly { id: string; title: string }[];
  dryRun: (plan: Plan) => Promise<ActionResult<Preview>>;
  begin: (
    plan: Plan & { sourceName?: string; licence?: string },
  ) => Promise<ActionResult<{ import: string }>>;
};

/** From a file to an import: send it, see what it holds, then read it into the project. */
export function ImportWizard({ project, formats, dryRun, begin }: ImportWizardProps) {
  const router = useRouter();
  const [upload, setUpload] = useState<Upload | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [reading, startReading] = useTransition();
  const look = (plan: Plan) =>
    startReading(async () => {
      const result = await dryRun(plan);
      setError(result.ok ? null : result.error);
      if (result.ok) setPreview(result.value);
    });
  const sending = useUpload(project, (done) => {
    setUpload(done);
    look({ import: done.import });
  });
  const start = async (choice: ImportChoice) => {
    if (!upload || !preview) return;
    const plan = { import: upload.import, format: preview.format, mapping: preview.mapping ?? undefined };
    const result = await begin({ ...plan, ...choice });
    if (result.ok) router.push(`/${project}/seeds/imports/${upload.import}`);
    else setError(result.error);
  };
  if (!upload) {
    return (
      <div className="flex max-w-2xl flex-col gap-4">
        <FileUpload {...sending} />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <FileLine upload={upload} reading={reading} again={() => setUpload(null)} />
      {error && <FormError error={error} />}
      {preview && (
        <div className="grid gap-8 xl:grid-cols-[22rem_1fr]">
          <ImportForm
            key={`${preview.format} ${upload.import}`}
            preview={preview}
            formats={formats}
            busy={reading}
            onPlan={(plan) => look({ import: upload.import, ...plan })}
            onStart={start}
          />
          <PreviewPanel preview={preview} />
        </div>
      )}
    </div>
  );
}

function FileLine({ upload, reading, again }: { upload: Upload; reading: boolean; again: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <span className="font-medium">{upload.fileName}</span>
      <span className="text-muted-foreground">{formatBytes(upload.bytes)}</span>
      {upload.importedBefore && (
        <span className="text-warning">
          This very file was imported <RelativeTime at={upload.importedBefore} />; what is here already is not
          added again.
        </span>
      )}
      {reading && <span className="text-muted-foreground">Reading every row…</span>}
      <Button variant="outline" size="sm" onClick={again}>
        Another file
      </Button>
    </div>
  );
}
