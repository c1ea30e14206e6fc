'use client';

import { formatDuration, formatMoney, formatNumber } from '#components/layout/format.ts';
import { ProgressRow } from '#components/layout/progress-row.tsx';
import { useEvents } from '#components/layout/use-events.ts';
import { useRefreshAtEnd } from '#components/layout/use-refresh-at-end.ts';
import { isEnded, type RunState } from '#lib/domain/train/states.ts';
import { RunActions, type RunActs } from './run-actions.tsx';
import { RunStateBadge } from './run-state.tsx';
import { currentLeg, type RunRow, stepsOf } from './run-types.ts';

type Props = { project: string; run: RunRow; acts: RunActs; mayDelete: boolean };

/** How a run goes, moving while it does, with what can be done. */
export function RunProgress({ project, run, acts, mayDelete }: Props) {
  const moving = !isEnded(run.state);
  const state = useEvents<RunRow>(moving ? { project, training: run.id } : null, run);
  useRefreshAtEnd(moving && isEnded(state.state));
  const { done, total } = stepsOf(state);
  return (
    <section aria-label="Progress" className="rounded-lg border border-border bg-card px-4">
      <ProgressRow
        title={<RunStateBadge state={state.state} unknownSince={state.unknownSince} />}
        done={done}
        total={total}
        unit="steps"
        rate={state.state === 'running' ? rateOf(state) : null}
        state={wordOf(state.state)}
        aside={<Aside run={state} />}
        action={<RunActions run={state} acts={acts} mayDelete={mayDelete} home={`/${project}/train`} />}
      />
      {state.reason && <p className="pb-3 text-pretty text-muted-foreground text-sm">{state.reason}</p>}
    </section>
  );
}

function Aside({ run }: { run: RunRow }) {
  const leg = currentLeg(run);
  return (
    <>
      {leg?.loss != null && <span>loss {formatNumber(leg.loss, 4)}</span>}
      {leg?.tokensPerSecond != null && <span>{formatNumber(leg.tokensPerSecond, 0)} tokens / s</span>}
      {run.hours > 0 && <span>{formatDuration(run.hours * 3600)}</span>}
      {run.gpuHours > 0 && <span>{formatNumber(run.gpuHours, 2)} GPU hours</span>}
      {run.cost !== null && run.cost > 0 && <span>{formatMoney(run.cost)}</span>}
    </>
  );
}

/** Steps a second of the leg under way: its tokens a second over the tokens that a step has had. */
function rateOf(run: RunRow): number | null {
  const leg = currentLeg(run);
  if (!leg?.tokensPerSecond || leg.tokens === 0) return null;
  return (leg.tokensPerSecond * leg.step) / leg.tokens;
}

function wordOf(state: RunState) {
  if (state === 'succeeded') return 'done';
  if (state === 'failed' || state === 'lost') return 'failed';
  if (state === 'cancelled') return 'cancelled';
  return state === 'queued' ? 'queued' : 'running';
}
