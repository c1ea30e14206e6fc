'use client';

import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { ProgressRow } from '#components/layout/progress-row.tsx';
import { RelativeTime } from '#components/layout/relative-time.tsx';

/** A push as lists show it. */
export type PushLine = {
  id: string;
  repo: string;
  endpoint: string;
  status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  phase: string;
  bytesDone: number;
  bytesTotal: number;
  commit: string | null;
  error: string | null;
  createdAt: Date;
};

type Cancel = ((id: string) => Promise<ActionResult<unknown>>) | null;

/** Pushes of a version, the newest first. */
export function PushList({ pushes, cancel }: { pushes: readonly PushLine[]; cancel: Cancel }) {
  return (
    <ul className="w-full divide-y divide-border rounded-lg border border-border bg-card px-3">
      {pushes.map((one) => (
        <li key={one.id} aria-label={one.repo}>
          {one.status === 'queued' || one.status === 'running' ? (
            <Moving one={one} cancel={cancel} />
          ) : (
            <Ended one={one} />
          )}
        </li>
      ))}
    </ul>
  );
}

const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10;

function Moving({ one, cancel }: { one: PushLine; cancel: Cancel }) {
  const router = useRouter();
  return (
    <ProgressRow
      title={one.repo}
      done={megabytes(one.bytesDone)}
      total={one.bytesTotal > 0 ? megabytes(one.bytesTotal) : null}
      unit="MB"
      state={one.status}
      aside={one.phase}
      action={
        cancel && (
          <ConfirmButton
            size="sm"
            title={`Stop the push to ${one.repo}`}
            description="Without its commit nothing of it is seen on the Hub."
            action={() => cancel(one.id)}
            onDone={() => router.refresh()}
          >
            Cancel
          </ConfirmButton>
        )
      }
    />
  );
}

function Ended({ one }: { one: PushLine }) {
  const address = `${one.endpoint}/datasets/${one.repo}`;
  return (
    <div className="flex flex-col gap-1 py-3 text-sm">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <a href={address} className="text-primary hover:underline" rel="noreferrer" target="_blank">
          {one.repo}
        </a>
        <span className="text-muted-foreground">
          {words[one.status]} <RelativeTime at={one.createdAt} />
        </span>
        {one.commit && (
          <code className="font-mono text-muted-foreground text-xs">{one.commit.slice(0, 12)}</code>
        )}
      </p>
      {one.error && <p className="text-danger">{one.error}</p>}
    </div>
  );
}

const words = { queued: '', running: '', done: 'pushed', failed: 'failed', cancelled: 'cancelled' };
