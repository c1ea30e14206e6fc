import type { ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';
import { Progress } from '#components/ui/progress.tsx';
import { formatDuration, formatNumber } from './format.ts';

export type ProgressRowProps = {
  title: ReactNode;
  done: number;
  /** Null while it is not known. */
  total: number | null;
  /** What is counted: "rows", "requests". */
  unit: string;
  /** Things a second, over the last while. */
  rate?: number | null;
  /** Waiting, running or over; over needs no bar. */
  state: 'queued' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';
  /** What went wrong along the way: "12 refused". */
  aside?: ReactNode;
  /** The Cancel button. */
  action?: ReactNode;
  className?: string;
};

/** Long work as a row: bar, how far, rate, time left, cancel. */
export function ProgressRow({
  title,
  done,
  total,
  unit,
  rate,
  state,
  aside,
  action,
  className,
}: ProgressRowProps) {
  const running = state === 'running' || state === 'queued';
  const left = state === 'running' && rate && total !== null ? (total - done) / rate : null;
  return (
    <div
      className={cn('grid items-center gap-x-4 gap-y-1.5 py-3', action && 'grid-cols-[1fr_auto]', className)}
    >
      <div className="min-w-0 truncate font-medium text-sm">{title}</div>
      {action && <div className="row-span-3 self-center">{action}</div>}
      <Progress
        value={total === null && running ? null : done}
        max={total || 1}
        aria-label={`${formatNumber(done)} of ${total === null ? 'unknown' : formatNumber(total)} ${unit}`}
        className={cn(!running && 'opacity-60')}
      />
      <p className="flex flex-wrap gap-x-3 text-muted-foreground text-xs tabular-nums">
        <span>
          {formatNumber(done)}
          {total !== null && ` of ${formatNumber(total)}`} {unit}
        </span>
        {rate ? <span>{formatNumber(rate, rate < 10 ? 1 : 0)} / s</span> : null}
        {left !== null && left > 0 && <span>≈ {formatDuration(left)} left</span>}
        {state === 'queued' && <span>waiting for the worker</span>}
        {!running && <span>{state}</span>}
        {aside}
      </p>
    </div>
  );
}
