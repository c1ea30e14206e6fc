import { TrendingUpIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { EvaluateSweep } from '#components/evaluate/evaluate-sweep.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { OverlaidCurves } from '#components/train/curve/overlaid-curves.tsx';
import { CostFacts } from '#components/train/form/estimate-panel.tsx';
import { RunList } from '#components/train/run-list.tsx';
import { StopSweep } from '#components/train/sweep/sweep-actions.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { Part } from '#components/versions/part.tsx';
import { isEnded } from '#lib/domain/train/states.ts';
import { evaluationOptions } from '#lib/services/evaluate/index.ts';
import { getSweep } from '#lib/services/train/index.ts';
import { evaluateAll, stopAll } from '../../actions.ts';

type Props = { params: Promise<{ project: string; sweep: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Sweep ${(await params).sweep}` };
}

/** More lines than these cannot be told apart. */
const mostLines = 12;

export default async function SweepPage({ params }: Props) {
  const { project, sweep: ref } = await params;
  const [sweep, { benchmarks }] = await Promise.all([
    load(getSweep, { project, sweep: ref }),
    load(evaluationOptions, { project }),
  ]);
  const { runs, spec, name, number, targetName } = sweep;
  const open = runs.filter(({ state }) => !isEnded(state)).length;
  const started = runs.filter(({ legs }) => (legs[0]?.step ?? 0) > 0).slice(0, mostLines);
  return (
    <Page
      title={name}
      description={`Sweep ${number} at ${targetName}`}
      trail={[{ title: 'Train', href: `/${project}/train` }]}
      actions={
        <>
          <EvaluateSweep
            benchmarks={benchmarks}
            home={`/${project}/evaluate`}
            start={evaluateAll.bind(null, project, sweep.id)}
          />
          <Link
            href={`/${project}/evaluate/studies/new?sweep=${number}`}
            className={buttonVariants({ variant: 'outline' })}
          >
            <TrendingUpIcon /> Study of scaling
          </Link>
          <StopSweep open={open} stop={stopAll.bind(null, project, sweep.id, false)} />
        </>
      }
    >
      <div className="flex max-w-6xl flex-col gap-8">
        <Part title="Runs, in the order in which they begin">
          <RunList project={project} runs={runs} watched={{ sweep: sweep.id }} label="Runs of the sweep" />
        </Part>
        {started.length > 0 && (
          <Part title={started.length < runs.length ? `Curves of ${started.length} runs` : 'Curves'}>
            <OverlaidCurves
              project={project}
              runs={started.map((run) => ({
                ...{ run: run.number, label: `${run.number}: ${run.name}`, moving: !isEnded(run.state) },
              }))}
            />
          </Part>
        )}
        <Part title="As it was asked for">
          <CostFacts cost={spec.total} runs={runs.length} />
        </Part>
      </div>
    </Page>
  );
}
