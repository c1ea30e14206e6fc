import Link from 'next/link';
import type { ReactNode } from 'react';
import { Accuracy } from '#components/evaluate/accuracy.tsx';
import type { EvaluationRow } from '#components/evaluate/evaluation-types.ts';
import { NumberValue } from '#components/layout/number-value.tsx';
import { CurveChart } from '#components/studies/chart/curve-chart.tsx';
import type { ShownCurve } from '#components/studies/chart/curve-data.ts';

type Props = {
  home: string;
  counts: { runs: number; runsUnderWay: number; evaluations: number; evaluationsUnderWay: number };
  /** The newest evaluation that is done, and the grader whose share is shown. */
  last: EvaluationRow | null;
  grader: { id: string; title: string };
  /** The first curve of the newest study. */
  curve: { study: { id: string; name: string }; shown: ShownCurve } | null;
};

const link = 'rounded-sm hover:text-primary hover:underline';

/** What was trained on the versions, what the models reach, and how that grows with the data. */
export function Measured({ home, counts, last, grader, curve }: Props) {
  return (
    <div className="overflow-hidden rounded-lg border border-border bg-card">
      <Row title="Fine-tuning runs" aside={counts.runsUnderWay > 0 && `${counts.runsUnderWay} under way`}>
        <Link
          href={`${home}/train`}
          className={link}
          aria-label={`Fine-tuning runs: ${counts.runs}, open the list`}
        >
          <NumberValue value={counts.runs} />
        </Link>
      </Row>
      <Row
        title="Evaluations"
        aside={counts.evaluationsUnderWay > 0 && `${counts.evaluationsUnderWay} under way`}
      >
        <Link
          href={`${home}/evaluate`}
          className={link}
          aria-label={`Evaluations: ${counts.evaluations}, open the list`}
        >
          <NumberValue value={counts.evaluations} />
        </Link>
      </Row>
      {last && (
        <Row title="The last one" aside={last.name}>
          <Link href={`${home}/evaluate/${last.id}`} className={link} title={`Graded by ${grader.title}`}>
            <Accuracy estimate={last.summary?.graders.find((one) => one.grader === grader.id)?.accuracy} />
          </Link>
        </Row>
      )}
      {curve && (
        <div className="flex flex-col gap-1 px-4 py-3">
          <CurveChart curve={curve.shown} small />
          <Link
            href={`${home}/evaluate/studies/${curve.study.id}`}
            className="w-fit rounded-sm text-muted-foreground text-xs hover:text-foreground hover:underline"
          >
            {curve.study.name}
          </Link>
        </div>
      )}
    </div>
  );
}

function Row({ title, aside, children }: { title: string; aside: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-4 border-border border-b px-4 py-3 last:border-b-0">
      <div className="flex min-w-0 flex-col">
        <span className="font-medium text-sm">{title}</span>
        {aside && <span className="truncate text-muted-foreground text-xs">{aside}</span>}
      </div>
      <span className="shrink-0 font-medium">{children}</span>
    </div>
  );
}
