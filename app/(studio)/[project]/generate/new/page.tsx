import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { NewBatchForm } from '#components/generate/new-batch-form.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { listMethods } from '#lib/services/generate/index.ts';
import { listModels } from '#lib/services/models/index.ts';
import { estimate, start } from '../actions.ts';

export const metadata: Metadata = { title: 'New batch' };

export default async function NewBatchPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const [methods, models] = await Promise.all([
    load(listMethods, { project }),
    load(listModels, { project }),
  ]);
  const home = `/${project}`;
  return (
    <Page title="New batch" trail={[{ title: 'Generate', href: `${home}/generate` }]} narrow>
      <NewBatchForm
        home={home}
        methods={methods.items}
        models={models.items.map(({ id, name }) => ({ id, name }))}
        estimate={estimate.bind(null, project)}
        start={start.bind(null, project)}
      />
    </Page>
  );
}
