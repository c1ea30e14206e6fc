import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { BatchProgress } from '#components/generate/batch-progress.tsx';
import type { BatchLegState } from '#components/generate/batch-types.ts';
import { ProviderBatchList } from '#components/generate/provider-batch-list.tsx';
import { RecipeView } from '#components/generate/recipe-view.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { getBatch, getProgress, listProviderBatches } from '#lib/services/generate/index.ts';
import { cancel, changeBudget, pause, resume, retry } from '../actions.ts';

export const metadata: Metadata = { title: 'Batch' };

type Props = { params: Promise<{ project: string; id: string }> };

export default async function BatchPage({ params }: Props) {
  const { project, id } = await params;
  // First: what ends between this and the rest is either followed to its end here, or whole in the rest.
  const batch = await load(getBatch, { project, batch: id });
  const [{ samples }, provider] = await Promise.all([
    load(getProgress, { project, batch: id }),
    load(listProviderBatches, { project, batch: id }),
  ]);
  const { recipe, ...state } = batch;
  return (
    <Page
      title={batch.name}
      trail={[{ title: 'Generate', href: `/${project}/generate` }]}
      actions={
        <Link href={`/${project}/generate/${id}/requests`} className={buttonVariants({ variant: 'outline' })}>
          Requests
        </Link>
      }
    >
      <div className="flex max-w-6xl flex-col gap-8">
        <BatchProgress
          project={project}
          batch={{ ...state, legs: state.legs as unknown as BatchLegState[], samples }}
          acts={{
            cancel: cancel.bind(null, project, id),
            retry: retry.bind(null, project, id),
            pause: pause.bind(null, project, id),
            resume: resume.bind(null, project, id),
            setBudget: changeBudget.bind(null, project, id),
          }}
        />
        <ProviderBatchList rows={provider.items} />
        <section className="flex flex-col gap-2">
          <h2 className="font-medium text-muted-foreground text-sm">Recipe</h2>
          <RecipeView recipe={recipe} />
        </section>
      </div>
    </Page>
  );
}
