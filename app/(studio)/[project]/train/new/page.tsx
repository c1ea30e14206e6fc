import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { Page } from '#components/layout/page-header.tsx';
import { likeRun } from '#components/train/form/like-run.ts';
import { NewRunForm } from '#components/train/form/new-run-form.tsx';
import { NothingToTrain } from '#components/train/form/nothing-to-train.tsx';
import { getRun } from '#lib/services/train/index.ts';
import { estimate, preview, readPreview, start } from '../actions.ts';
import { formOptions } from '../form-options.ts';

export const metadata: Metadata = { title: 'New run' };

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ like?: string; version?: string }>;
};

export default async function NewRunPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { like, version } = await searchParams;
  const options = await formOptions(project);
  const model = like ? likeRun(await load(getRun, { project, run: like })) : {};
  const home = `/${project}/train`;
  return (
    <Page title="New run" trail={[{ title: 'Train', href: home }]}>
      {options.targets.length === 0 || options.versions.length === 0 ? (
        <NothingToTrain home={`/${project}`} hasTargets={options.targets.length > 0} />
      ) : (
        <NewRunForm
          home={home}
          options={options}
          like={{ ...model, ...(version && { version }) }}
          start={start.bind(null, project)}
          estimate={estimate.bind(null, project)}
          preview={preview.bind(null, project)}
          readPreview={readPreview.bind(null, project)}
        />
      )}
    </Page>
  );
}
