import { RulerIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import type { EvaluationValues } from '#components/evaluate/form/evaluation-form.ts';
import { NewEvaluationForm } from '#components/evaluate/form/new-evaluation-form.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { evaluationOptions } from '#lib/services/evaluate/index.ts';
import { listRuns } from '#lib/services/train/index.ts';
import { estimate, start } from '../actions.ts';

export const metadata: Metadata = { title: 'New evaluation' };

type Asked = { benchmark?: string; model?: string; run?: string };
type Props = { params: Promise<{ project: string }>; searchParams: Promise<Asked> };

export default async function NewEvaluationPage({ params, searchParams }: Props) {
  const { project } = await params;
  const asked = await searchParams;
  const [{ benchmarks, models, prompts }, { items: runs }] = await Promise.all([
    load(evaluationOptions, { project }),
    load(listRuns, { project, limit: 100 }),
  ]);
  const ended = runs.filter(({ state }) => state === 'succeeded');
  const options = { benchmarks, models, prompts, runs: ended.map(({ number, name }) => ({ number, name })) };
  const home = `/${project}/evaluate`;
  const isReady = benchmarks.length > 0 && models.length + ended.length > 0;
  return (
    <Page title="New evaluation" trail={[{ title: 'Evaluate', href: home }]}>
      {isReady ? (
        <NewEvaluationForm
          home={home}
          options={options}
          like={likeOf(asked)}
          start={start.bind(null, project)}
          estimate={estimate.bind(null, project)}
        />
      ) : (
        <Missing project={project} hasBenchmark={benchmarks.length > 0} />
      )}
    </Page>
  );
}

function likeOf({ benchmark, model, run }: Asked): Partial<EvaluationValues> {
  return {
    ...(benchmark && { benchmark }),
    ...(model && { asked: `model ${model}` }),
    ...(run && { asked: `run ${run}` }),
  };
}

function Missing({ project, hasBenchmark }: { project: string; hasBenchmark: boolean }) {
  const [href, word] = hasBenchmark
    ? [`/${project}/settings/models`, 'Add a model']
    : [`/${project}/check/benchmarks`, 'Add a benchmark'];
  return (
    <EmptyState
      icon={<RulerIcon />}
      title={hasBenchmark ? 'No model to ask yet' : 'No benchmark yet'}
      action={
        <Link href={href} className={buttonVariants()}>
          {word}
        </Link>
      }
    >
      An evaluation needs a benchmark and a model: any OpenAI-compatible address, or a fine-tuning run that
      ended.
    </EmptyState>
  );
}
