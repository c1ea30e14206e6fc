import { RunProgress, type RunState } from '#components/corpus/run-progress.tsx';
import type { ActionResult } from '#components/form/action-result.ts';
import { formatCount, formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';

export type LastScan = RunState & { result: unknown; finishedAt: Date | null };

type Result = { seeds: number; variants: number; hits: number; gone: number; seconds: number };

/** How far the scan is, or what the last one found. */
export function ScanPanel({
  project,
  run,
  cancel,
}: {
  project: string;
  run: LastScan;
  cancel: () => Promise<ActionResult<unknown>>;
}) {
  if (run.status !== 'done' && run.status !== 'cancelled') {
    return <RunProgress project={project} run={run} unit="texts" cancel={cancel} />;
  }
  if (run.status === 'cancelled') {
    return (
      <p className="text-muted-foreground text-sm">The last scan was cancelled; what it had found stays.</p>
    );
  }
  const { seeds, variants, hits, gone, seconds } = run.result as Result;
  const texts = `${formatCount(seeds, 'seed')} and ${formatCount(variants, 'variant')}`;
  return (
    <p className="text-muted-foreground text-sm tabular-nums">
      Last scan {run.finishedAt && <RelativeTime at={run.finishedAt} />}: {texts} in{' '}
      {formatNumber(seconds, 1)} s, {formatNumber(hits)} hits
      {gone > 0 && `, ${formatNumber(gone)} gone since`}.
    </p>
  );
}
