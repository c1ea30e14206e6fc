'use client';

import { DownloadIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { formatCount } from '#components/layout/format.ts';
import { NumberValue } from '#components/layout/number-value.tsx';
import { ProgressRow } from '#components/layout/progress-row.tsx';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { HashValue } from './hash-value.tsx';

/** An export; times cross the event stream as text. */
export type ExportLine = {
  id: string;
  fileName: string;
  formatTitle: string;
  status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  rowsDone: number;
  rowsTotal: number;
  records: number | null;
  bytes: number | null;
  sha256: string | null;
  error: string | null;
  /** Names of the files that belong beside it. */
  companions: string[];
  by: string | null;
  createdAt: string | Date;
  startedAt: string | Date | null;
};

export const isMoving = ({ status }: Pick<ExportLine, 'status'>) =>
  status === 'queued' || status === 'running';

export type ExportActs = {
  /** The address of a file of an export. */
  href: (id: string, fileName: string) => string;
  cancel: (id: string) => Promise<ActionResult<unknown>>;
  /** Null for who may not. */
  remove: ((id: string) => Promise<ActionResult<unknown>>) | null;
};

/** Exported files and those on their way. */
export function ExportList({ exports, acts }: { exports: readonly ExportLine[]; acts: ExportActs }) {
  return (
    <ul className="divide-y divide-border rounded-lg border border-border bg-card px-3">
      {exports.map((one) => (
        <li key={one.id} aria-label={one.fileName}>
          {isMoving(one) ? <Moving one={one} acts={acts} /> : <Ended one={one} acts={acts} />}
        </li>
      ))}
    </ul>
  );
}

function Moving({ one, acts }: { one: ExportLine; acts: ExportActs }) {
  const router = useRouter();
  return (
    <ProgressRow
      title={one.fileName}
      done={one.rowsDone}
      total={one.rowsTotal}
      unit="rows"
      rate={rateOf(one)}
      state={one.status}
      action={
        <ConfirmButton
          size="sm"
          title="Stop this export"
          description="No part of the file is kept; the version stays as it is."
          action={() => acts.cancel(one.id)}
          onDone={() => router.refresh()}
        >
          Cancel
        </ConfirmButton>
      }
    />
  );
}

function rateOf({ status, startedAt, rowsDone }: ExportLine): number | null {
  if (status !== 'running' || startedAt === null) return null;
  const seconds = (Date.now() - new Date(startedAt).getTime()) / 1000;
  return seconds > 1 ? rowsDone / seconds : null;
}

function Ended({ one, acts }: { one: ExportLine; acts: ExportActs }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2 text-sm">
      <div className="flex min-w-48 flex-1 flex-col">
        <span className="break-all font-medium">{one.fileName}</span>
        <span className="text-pretty text-muted-foreground text-xs">
          <Facts one={one} />
        </span>
      </div>
      {one.sha256 && <HashValue hash={one.sha256} label="Copy the file’s SHA-256" />}
      {one.status === 'done' && (
        <>
          <NumberValue value={one.bytes} as="bytes" className="min-w-16 text-right" />
          <Files one={one} href={acts.href} />
        </>
      )}
      {acts.remove && <Remove one={one} remove={acts.remove} />}
    </div>
  );
}

function Facts({ one }: { one: ExportLine }) {
  if (one.status === 'failed') return <span role="alert">{one.error}</span>;
  return (
    <>
      {one.formatTitle}
      {one.records !== null && ` · ${formatCount(one.records, 'row')}`}
      {one.status === 'cancelled' && ' · cancelled'} · <RelativeTime at={new Date(one.createdAt)} />
      {one.by && ` by ${one.by}`}
    </>
  );
}

function Files({ one, href }: { one: ExportLine; href: ExportActs['href'] }) {
  return (
    <>
      {one.companions.map((name) => (
        <a key={name} href={href(one.id, name)} download className="text-primary text-xs hover:underline">
          {name}
        </a>
      ))}
      <a
        href={href(one.id, one.fileName)}
        download
        aria-label={`Download ${one.fileName}`}
        className={buttonVariants({ variant: 'outline', size: 'sm' })}
      >
        <DownloadIcon /> Download
      </a>
    </>
  );
}

function Remove({ one, remove }: { one: ExportLine; remove: NonNullable<ExportActs['remove']> }) {
  const router = useRouter();
  return (
    <ConfirmButton
      size="sm"
      variant="ghost"
      title={`Delete “${one.fileName}”`}
      description="The version stays; the same export gives the same bytes again."
      confirm="Delete"
      action={() => remove(one.id)}
      onDone={() => router.refresh()}
    >
      Delete
    </ConfirmButton>
  );
}
