import { GridIcon } from 'lucide-react';
import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { ChoiceLinks } from '#components/studies/choice-links.tsx';
import { StudyForm } from '#components/studies/study-form.tsx';
import { SweepStudyForm } from '#components/studies/sweep-study-form.tsx';
import { evaluationOptions } from '#lib/services/evaluate/index.ts';
import { listSweeps } from '#lib/services/train/index.ts';
import { create, createOfSweep } from '../actions.ts';

export const metadata: Metadata = { title: 'New study' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<{ sweep?: string }> };

export default async function NewStudyPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { sweep } = await searchParams;
  const list = `/${project}/evaluate/studies`;
  return (
    <Page
      title="New study"
      description={
        sweep === undefined
          ? 'Paste accuracies by size; what is read of them stands below'
          : 'From the evaluations of models that a sweep trained'
      }
      trail={[
        { title: 'Evaluate', href: `/${project}/evaluate` },
        { title: 'Studies', href: list },
      ]}
    >
      <div className="flex flex-col gap-6">
        <ChoiceLinks
          label="Where its points come from"
          choices={[
            { title: 'A table', href: `${list}/new`, on: sweep === undefined },
            { title: 'A sweep', href: `${list}/new?sweep=`, on: sweep !== undefined },
          ]}
        />
        {sweep === undefined ? (
          <StudyForm
            initial={{ name: '', description: '', table: '', target: undefined }}
            list={list}
            send="Make a study"
            save={create.bind(null, project)}
          />
        ) : (
          <OfSweep project={project} list={list} first={Number(sweep)} />
        )}
      </div>
    </Page>
  );
}

async function OfSweep({ project, list, first }: { project: string; list: string; first: number }) {
  const [{ items }, { benchmarks, graders }] = await Promise.all([
    load(listSweeps, { project }),
    load(evaluationOptions, { project }),
  ]);
  if (items.length === 0) {
    return (
      <EmptyState icon={<GridIcon />} title="No sweep yet">
        A sweep trains a model on each of several nested versions. Start one under Train, then evaluate its
        models.
      </EmptyState>
    );
  }
  return (
    <SweepStudyForm
      sweeps={items.map(({ number, name }) => ({ number, name }))}
      benchmarks={benchmarks.map(({ id, name }) => ({ id, title: name }))}
      graders={graders}
      first={first}
      list={list}
      save={createOfSweep.bind(null, project)}
    />
  );
}
