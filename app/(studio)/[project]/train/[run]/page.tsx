import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { Page } from '#components/layout/page-header.tsx';
import { EventList } from '#components/train/event-list.tsx';
import { FailureNotice } from '#components/train/failure-notice.tsx';
import { LegView } from '#components/train/leg-view.tsx';
import { RunProgress } from '#components/train/run-progress.tsx';
import { Part } from '#components/versions/part.tsx';
import { may } from '#lib/domain/access.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { getRun } from '#lib/services/train/index.ts';
import { remove, resume, serve, stop } from '../actions.ts';

type Props = { params: Promise<{ project: string; run: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Run ${(await params).run}` };
}

export default async function RunPage({ params }: Props) {
  const { project, run: ref } = await params;
  const [run, { role }] = await Promise.all([
    load(getRun, { project, run: ref }),
    load(getProject, { project }),
  ]);
  const trail = [{ title: 'Train', href: `/${project}/train` }];
  if (run.sweep) trail.push({ title: run.sweep.name, href: `/${project}/train/sweeps/${run.sweep.number}` });
  const mayServe = may(role, 'train') && run.targetKind !== 'openai';
  const acts = {
    stop: stop.bind(null, project, run.id, false),
    force: stop.bind(null, project, run.id, true),
    resume: resume.bind(null, project, run.id),
    remove: remove.bind(null, project, run.id),
  };
  return (
    <Page title={run.name} description={`Run ${run.number} at ${run.targetName}`} trail={trail}>
      <div className="flex max-w-6xl flex-col gap-8">
        <RunProgress project={project} run={run} acts={acts} mayDelete={may(role, 'configure')} />
        <FailureNotice run={run} />
        {run.legs.map((leg) => (
          <LegView
            key={leg.id}
            project={project}
            run={run.number}
            leg={leg}
            title={run.legs.length > 1 ? `Leg ${leg.position + 1}: ${leg.version.name}` : null}
            serve={mayServe ? serve.bind(null, project, run.id, leg.position) : null}
            checkpoints={run.checkpoints.filter(({ legId }) => legId === leg.id)}
          />
        ))}
        <Part title="History">
          <EventList events={run.events} />
        </Part>
        <p className="text-muted-foreground text-sm">
          Started by {run.startedBy}.{' '}
          <Link href={`/${project}/train/new?like=${run.number}`} className="underline underline-offset-2">
            Start one like it
          </Link>
          {run.state === 'succeeded' && (
            <>
              {' · '}
              <Link
                href={`/${project}/evaluate/new?run=${run.number}`}
                className="underline underline-offset-2"
              >
                Evaluate its model
              </Link>
            </>
          )}
        </p>
      </div>
    </Page>
  );
}
