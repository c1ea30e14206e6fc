import { PlusIcon, RulerIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { EvaluationTable } from '#components/evaluate/evaluation-table.tsx';
import { ImportResults } from '#components/evaluate/import/import-results.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { LiveRefresh } from '#components/layout/live-refresh.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { PageKeys } from '#components/layout/page-keys.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { isUnderWay } from '#lib/domain/evaluate/states.ts';
import { evaluationOptions, listEvaluations } from '#lib/services/evaluate/index.ts';
import { importFile, look } from './actions.ts';

export const metadata: Metadata = { title: 'Evaluate' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<{ after?: string }> };

export default async function EvaluatePage({ params, searchParams }: Props) {
  const { project } = await params;
  const { after } = await searchParams;
  const home = `/${project}/evaluate`;
  const [{ items, nextAfter }, { graders, benchmarks }] = await Promise.all([
    load(listEvaluations, { project, ...(after && { after: Number(after) }) }),
    load(evaluationOptions, { project }),
  ]);
  const importing = benchmarks.length > 0 && (
    <ImportResults
      project={project}
      benchmarks={benchmarks}
      look={look.bind(null, project)}
      add={importFile.bind(null, project)}
    />
  );
  return (
    <Page
      title="Evaluate"
      description="Measure what models can, and say how it was graded"
      actions={<Actions project={project} importing={importing} mayCompare={items.length > 1} />}
    >
      <PageKeys
        links={[
          { keys: 'n', label: 'New evaluation', href: `${home}/new` },
          { keys: 's', label: 'Studies of scaling', href: `${home}/studies` },
          { keys: 'c', label: 'Compare two', href: items.length > 1 ? `${home}/compare` : null },
        ]}
      />
      {items.some(isUnderWay) && <LiveRefresh seconds={2} />}
      {items.length === 0 ? (
        <Nothing project={project} hasBenchmark={benchmarks.length > 0} />
      ) : (
        <EvaluationTable home={home} rows={items} graders={graders} />
      )}
      {nextAfter !== null && (
        <Link
          href={`${home}?after=${nextAfter}`}
          className={`${buttonVariants({ variant: 'outline' })} mt-4 w-fit`}
        >
          Older evaluations
        </Link>
      )}
    </Page>
  );
}

function Actions(props: { project: string; importing: React.ReactNode; mayCompare: boolean }) {
  const home = `/${props.project}/evaluate`;
  return (
    <>
      <Link href={`/${props.project}/check/benchmarks`} className={buttonVariants({ variant: 'ghost' })}>
        Benchmarks
      </Link>
      <Link href={`${home}/studies`} className={buttonVariants({ variant: 'ghost' })}>
        Studies of scaling
      </Link>
      {props.mayCompare && (
        <Link href={`${home}/compare`} className={buttonVariants({ variant: 'outline' })}>
          Compare
        </Link>
      )}
      {props.importing}
      <Link href={`${home}/new`} className={buttonVariants()}>
        <PlusIcon /> New evaluation
      </Link>
    </>
  );
}

function Nothing({ project, hasBenchmark }: { project: string; hasBenchmark: boolean }) {
  const [href, word] = hasBenchmark
    ? [`/${project}/evaluate/new`, 'Start the first evaluation']
    : [`/${project}/check/benchmarks`, 'Add a benchmark'];
  return (
    <EmptyState
      icon={<RulerIcon />}
      title="No evaluation yet"
      action={
        <Link href={href} className={buttonVariants()}>
          {word}
        </Link>
      }
    >
      An evaluation asks a model every problem of a benchmark; several graders read each reply, and each
      number names its grader.
    </EmptyState>
  );
}
