'use client';

import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { formatNumber, formatShare } from '#components/layout/format.ts';
import { EstimateResult } from '#lib/domain/corpus/estimate.ts';
import { isMoving, RunProgress, type RunState } from './run-progress.tsx';

type Props = {
  project: string;
  /** The newest run, or null. */
  run: (RunState & { result: unknown }) | null;
  start: (() => Promise<ActionResult<unknown>>) | null;
  cancel: (() => Promise<ActionResult<unknown>>) | null;
};

/** Starts estimates, shows how far they are, and how good the last ones were. */
export function EstimatePanel({ project, run, start, cancel }: Props) {
  const router = useRouter();
  const moving = run !== null && isMoving(run.status);
  const result = run?.status === 'done' ? EstimateResult.safeParse(run.result).data : undefined;
  return (
    <section className="flex flex-col gap-3 rounded-lg border border-border bg-card p-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="max-w-prose">
          <h2 className="font-semibold text-base">Estimates</h2>
          <p className="text-muted-foreground text-sm">
            Counts tokens, and estimates level and subject where the source does not say: from how often
            models reach the answer, or from the text, by what the labelled seeds of this project teach.
          </p>
        </div>
        {start && !moving && (
          <ConfirmButton
            title="Estimate levels and subjects"
            description="Runs in the background over all seeds and variants. What a source says is never changed; a second run writes only what differs."
            confirm="Estimate"
            action={start}
            onDone={() => router.refresh()}
          >
            Estimate
          </ConfirmButton>
        )}
      </div>
      {run && moving && cancel && <RunProgress project={project} run={run} unit="texts" cancel={cancel} />}
      {run?.status === 'failed' && (
        <p role="alert" className="text-destructive text-sm">
          {run.error}
        </p>
      )}
      {run?.status === 'cancelled' && (
        <p className="text-muted-foreground text-sm">
          The last run was cancelled; what it had written stays.
        </p>
      )}
      {result && <EstimateFacts result={result} />}
    </section>
  );
}

function EstimateFacts({ result }: { result: EstimateResult }) {
  const { error, labelled, fromSolveRate, written } = result;
  const { level, subject } = error;
  const count = (of: 'levels' | 'subjects' | 'tokens') =>
    formatNumber(written.seeds[of] + written.variants[of]);
  const facts: [string, string][] = [
    ['Learned from', `${formatNumber(labelled)} labelled seeds, one in five held out to measure`],
    [
      'Level',
      level
        ? `off by ${level.meanError.toFixed(2)} on average (${level.guessMeanError.toFixed(2)} by always guessing the mean), ${formatShare(level.within1)} within one`
        : 'not learned: too few labelled seeds',
    ],
    [
      'Subject',
      subject
        ? `${formatShare(subject.right)} right (${formatShare(subject.guessRight)} by always guessing the commonest)`
        : 'not learned: too few labelled seeds',
    ],
    ['From solve rates', `${formatNumber(fromSolveRate)} levels`],
    [
      'New in the last run',
      `${count('levels')} levels, ${count('subjects')} subjects, ${count('tokens')} token counts`,
    ],
  ];
  return (
    <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted-foreground">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
