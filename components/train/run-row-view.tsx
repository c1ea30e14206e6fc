import Link from 'next/link';
import { formatDuration, formatMoney, formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Progress } from '#components/ui/progress.tsx';
import { isEnded } from '#lib/domain/train/states.ts';
import { RunStateBadge } from './run-state.tsx';
import { currentLeg, type RunRow, stepsOf } from './run-types.ts';

/** A run as a line of a list: what it is, how far, at which loss, how long and for how much. */
export function RunRowView({ run, home }: { run: RunRow; home: string }) {
  const { done, total } = stepsOf(run);
  const leg = currentLeg(run);
  return (
    <li className="grid gap-x-4 gap-y-1 py-3 md:grid-cols-[minmax(0,1fr)_14rem_7rem]">
      <div className="flex min-w-0 flex-col gap-0.5">
        <span className="flex min-w-0 flex-wrap items-center gap-2">
          <span className="text-muted-foreground text-sm tabular-nums">{run.number}</span>
          <Link
            href={`${home}/${run.number}`}
            className="min-w-0 truncate font-medium text-sm hover:underline"
          >
            {run.name}
          </Link>
          <RunStateBadge state={run.state} unknownSince={run.unknownSince} />
        </span>
        <span className="truncate text-muted-foreground text-xs">
          {run.targetName} · {run.preset} · seed {run.seed} · <RelativeTime at={run.createdAt} />
        </span>
        {run.reason && <span className="text-pretty text-muted-foreground text-xs">{run.reason}</span>}
      </div>
      <div className="flex flex-col justify-center gap-1">
        {!isEnded(run.state) && (
          <Progress
            value={total === null ? null : done}
            max={total || 1}
            aria-label={`${formatNumber(done)} steps of run ${run.number}`}
          />
        )}
        <span className="flex flex-wrap gap-x-3 text-muted-foreground text-xs tabular-nums">
          <span>
            {formatNumber(done)}
            {total !== null && ` of ${formatNumber(total)}`} steps
          </span>
          {run.hours > 0 && <span>{formatDuration(run.hours * 3600)}</span>}
          {run.cost !== null && run.cost > 0 && <span>{formatMoney(run.cost)}</span>}
        </span>
      </div>
      <span className="self-center text-sm tabular-nums md:text-right">
        {leg?.loss != null && <>loss {formatNumber(leg.loss, 4)}</>}
      </span>
    </li>
  );
}
