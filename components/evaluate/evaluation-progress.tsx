'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import type { ActionResult } from '#components/form/action-result.ts';
import { useAct } from '#components/form/use-act.ts';
import { BatchActions, type BatchActs, hasActions } from '#components/generate/batch-actions.tsx';
import { formatCount, formatMoney, formatNumber, formatShort } from '#components/layout/format.ts';
import { ProgressRow } from '#components/layout/progress-row.tsx';
import { useEvents } from '#components/layout/use-events.ts';
import { useRefreshAtEnd } from '#components/layout/use-refresh-at-end.ts';
import { Button } from '#components/ui/button.tsx';
import { isUnderWay } from '#lib/domain/evaluate/states.ts';
import { EvaluationStateBadge } from './evaluation-state.tsx';
import type { EvaluationRow } from './evaluation-types.ts';

/** What an evaluation's page keeps up with. */
export type EvaluationProgressState = Pick<
  EvaluationRow,
  'id' | 'source' | 'status' | 'error' | 'replies' | 'batch' | 'grading'
>;

export type EvaluationActs = { grade: () => Promise<ActionResult<unknown>>; batch: BatchActs | null };

type Props = {
  project: string;
  evaluation: EvaluationProgressState;
  acts: EvaluationActs;
  mayEvaluate: boolean;
};

/** How an evaluation goes: its requests, then its grading, moving while they do. */
export function EvaluationProgress({ project, evaluation, acts, mayEvaluate }: Props) {
  const moving = isUnderWay(evaluation);
  const state = useEvents(moving ? { project, evaluation: evaluation.id } : null, evaluation);
  useRefreshAtEnd(moving && !isUnderWay(state));
  return (
    <section
      aria-label="Progress"
      className="divide-y divide-border rounded-lg border border-border bg-card px-4"
    >
      <Asking state={state} acts={mayEvaluate ? acts.batch : null} />
      <Grading state={state} grade={mayEvaluate && state.replies > 0 ? acts.grade : null} />
    </section>
  );
}

function Asking({ state, acts }: { state: EvaluationProgressState; acts: BatchActs | null }) {
  const { batch, source } = state;
  const title = <EvaluationStateBadge state={state} source={source} />;
  if (!batch) {
    const reading = source === 'import' && state.status === 'running';
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3 text-sm" aria-live="polite">
        {title}
        <span className="text-muted-foreground tabular-nums">
          {formatCount(state.replies, 'reply', 'replies')} {reading ? 'read so far' : 'stored'}
        </span>
        {state.error && <span className="text-danger">{state.error}</span>}
      </div>
    );
  }
  const { spent } = batch;
  return (
    <ProgressRow
      title={
        <span className="flex flex-wrap items-center gap-2">
          {title} {state.error ?? batch.error}
        </span>
      }
      done={batch.ended}
      total={batch.total}
      unit="requests"
      rate={batch.rate}
      state={batch.status}
      aside={
        <>
          <span>{formatMoney(spent.dollars)}</span>
          <span>{formatShort(spent.promptTokens + spent.completionTokens)} tokens</span>
          {batch.counts.failed > 0 && <span>{formatNumber(batch.counts.failed)} failed</span>}
        </>
      }
      action={acts && hasActions(batch) ? <BatchActions state={batch} acts={acts} /> : null}
    />
  );
}

function Grading({
  state,
  grade,
}: {
  state: EvaluationProgressState;
  grade: EvaluationActs['grade'] | null;
}) {
  const { grading } = state;
  const underWay = grading !== null && ['queued', 'running'].includes(grading.status);
  const action = grade && !underWay ? <GradeAgain grade={grade}>Grade again</GradeAgain> : null;
  if (!grading) return null;
  return (
    <ProgressRow
      title={underWay ? 'Grading' : 'Graded'}
      done={grading.done}
      total={grading.total}
      unit="replies"
      state={grading.status as 'queued'}
      aside={
        <>
          {grading.error && <span className="text-danger">{grading.error}</span>}
          {grading.changed > 0 && <span>{formatCount(grading.changed, 'verdict')} changed</span>}
          <span>asks no model</span>
        </>
      }
      action={action}
    />
  );
}

function GradeAgain({ grade, children }: { grade: EvaluationActs['grade']; children: ReactNode }) {
  const router = useRouter();
  const { busy, act } = useAct();
  return (
    <Button
      type="button"
      variant="outline"
      disabled={busy}
      aria-busy={busy}
      onClick={() => act(grade, () => router.refresh())}
    >
      {children}
    </Button>
  );
}
