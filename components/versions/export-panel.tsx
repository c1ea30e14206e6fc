'use client';

import { FileOutputIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { ButtonDialog } from '#components/form/form-dialog.tsx';
import { useEvents } from '#components/layout/use-events.ts';
import { useRefreshAtEnd } from '#components/layout/use-refresh-at-end.ts';
import { Button } from '#components/ui/button.tsx';
import { ExportForm, type ExportValues, type FormatChoice } from './export-form.tsx';
import { type ExportActs, type ExportLine, ExportList, isMoving } from './export-list.tsx';

type Props = {
  project: string;
  /** The version's number. */
  version: string;
  exports: readonly ExportLine[];
  formats: readonly FormatChoice[];
  splits: readonly ('train' | 'validation' | 'test')[];
  start: (values: ExportValues) => Promise<ActionResult<unknown>>;
} & Omit<ExportActs, 'href'>;

/** Files made of a version: those that are there, those on their way, and a form for the next. */
export function ExportPanel(props: Props) {
  const { project, version, exports, formats, splits, start, cancel, remove } = props;
  const router = useRouter();
  const moving = exports.some(isMoving);
  const now = useEvents<readonly ExportLine[]>(moving ? { project, exports: version } : null, exports);
  useRefreshAtEnd(moving && !now.some(isMoving));
  const href = (id: string, fileName: string) =>
    `/api/v1/versions/${version}/exports/${id}/${encodeURIComponent(fileName)}?project=${project}`;
  const button = (
    <Button variant="outline">
      <FileOutputIcon /> Export
    </Button>
  );
  return (
    <div className="flex flex-col items-start gap-3">
      {now.length > 0 ? (
        <div className="w-full">
          <ExportList exports={now} acts={{ href, cancel, remove }} />
        </div>
      ) : (
        <p className="max-w-prose text-pretty text-muted-foreground text-sm">
          A version becomes a file in the format of your trainer: chat messages, Alpaca, ShareGPT, TRL and
          others, as JSON Lines, JSON, CSV or Parquet.
        </p>
      )}
      <ButtonDialog button={button}>
        {(close) => (
          <ExportForm
            {...{ formats, splits, start }}
            onDone={() => {
              close();
              router.refresh();
            }}
          />
        )}
      </ButtonDialog>
    </div>
  );
}
