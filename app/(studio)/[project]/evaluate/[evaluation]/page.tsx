import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { DeleteEvaluation } from '#components/evaluate/delete-evaluation.tsx';
import { EvaluationProgress } from '#components/evaluate/evaluation-progress.tsx';
import { Rejects } from '#components/evaluate/import/results-form.tsx';
import { RecipeFacts } from '#components/evaluate/recipe-facts.tsx';
import { ReportView } from '#components/evaluate/report/report-view.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { PageKeys } from '#components/layout/page-keys.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { Part } from '#components/versions/part.tsx';
import { may } from '#lib/domain/access.ts';
import { evaluationOptions, reportEvaluation, showEvaluation } from '#lib/services/evaluate/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { cancel, changeBudget, pause, resume, retry } from '../../generate/actions.ts';
import { grade, remove } from '../actions.ts';

export const metadata: Metadata = { title: 'Evaluation' };

type Props = {
  params: Promise<{ project: string; evaluation: string }>;
  searchParams: Promise<{ rulings?: string }>;
};

export default async function EvaluationPage({ params, searchParams }: Props) {
  const { project, evaluation: id } = await params;
  const rulings = (await searchParams).rulings !== 'false';
  // First: what ends between this and the rest is either followed to its end here, or whole in the rest.
  const found = await load(showEvaluation, { project, evaluation: id });
  const [report, { graders }, { role }] = await Promise.all([
    load(reportEvaluation, { project, evaluation: id, rulings }),
    load(evaluationOptions, { project }),
    load(getProject, { project }),
  ]);
  const list = `/${project}/evaluate`;
  const home = `${list}/${id}`;
  const whole = `${found.modelName} on ${found.benchmark.name}`;
  const rejects = found.rejects as unknown as { line: number; message: string }[];
  return (
    <Page
      title={found.name}
      description={found.name === whole ? undefined : whole}
      trail={[{ title: 'Evaluate', href: list }]}
      actions={
        <>
          {may(role, 'configure') && (
            <DeleteEvaluation
              name={found.name}
              replies={found.replies}
              list={list}
              remove={remove.bind(null, project, id)}
            />
          )}
          <Link href={`${list}/compare?first=${id}`} className={buttonVariants({ variant: 'outline' })}>
            Compare with…
          </Link>
          <Link href={`${home}/replies`} className={buttonVariants({ variant: 'outline' })}>
            Replies
          </Link>
        </>
      }
    >
      <PageKeys
        links={[
          { keys: 'r', label: 'Replies', href: `${home}/replies` },
          { keys: 'd', label: 'Disputes', href: found.disputes.length > 0 ? `${home}/disputes` : null },
          { keys: 'c', label: 'Compare with another', href: `${list}/compare?first=${id}` },
        ]}
      />
      <div className="flex max-w-6xl flex-col gap-8">
        <EvaluationProgress
          project={project}
          evaluation={found}
          mayEvaluate={may(role, 'evaluate')}
          acts={{
            grade: grade.bind(null, project, id),
            batch: found.batchId ? batchActs(project, found.batchId) : null,
          }}
        />
        <Rejects rejected={found.rejected} rejects={rejects} />
        {report.problems > 0 && (
          <ReportView
            report={report}
            graders={graders}
            home={home}
            disputes={found.disputes}
            rulings={rulings}
          />
        )}
        <Part title="How it was asked">
          <RecipeFacts evaluation={found} />
        </Part>
      </div>
    </Page>
  );
}

const batchActs = (project: string, batch: string) => ({
  cancel: cancel.bind(null, project, batch),
  retry: retry.bind(null, project, batch),
  pause: pause.bind(null, project, batch),
  resume: resume.bind(null, project, batch),
  setBudget: changeBudget.bind(null, project, batch),
});
