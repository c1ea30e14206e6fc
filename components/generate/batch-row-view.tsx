import Link from 'next/link';
import { formatNumber } from '#components/layout/format.ts';
import { ProgressRow } from '#components/layout/progress-row.tsx';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import type { BatchRow } from './batch-types.ts';

/** One batch of the list: how far it is, what came of it, when it began. */
export function BatchRowView({ batch, home }: { batch: BatchRow; home: string }) {
  const { counts } = batch;
  return (
    <li>
      <ProgressRow
        title={
          <span className="flex min-w-0 items-baseline gap-2">
            <span className="text-muted-foreground tabular-nums">#{batch.seq}</span>
            <Link href={`${home}/generate/${batch.id}`} className="truncate rounded-sm hover:underline">
              {batch.name}
            </Link>
            <span className="shrink-0 font-normal text-muted-foreground text-xs">{batch.method}</span>
          </span>
        }
        done={batch.ended}
        total={batch.total}
        unit="requests"
        rate={batch.status === 'running' ? batch.rate : null}
        state={batch.status}
        aside={
          <>
            <span className="text-success">{formatNumber(counts.done)} variants</span>
            {counts.refused > 0 && <span>{formatNumber(counts.refused)} refused</span>}
            {counts.failed > 0 && <span className="text-danger">{formatNumber(counts.failed)} failed</span>}
            <RelativeTime at={batch.createdAt} />
          </>
        }
      />
    </li>
  );
}
