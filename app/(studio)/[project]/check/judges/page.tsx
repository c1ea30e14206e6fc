import { ScaleIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { JudgeForm } from '#components/check/judge-form.tsx';
import { JudgeTable } from '#components/check/judge-table.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { may } from '#lib/domain/access.ts';
import { listJudges } from '#lib/services/check/index.ts';
import { listModels } from '#lib/services/models/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { askJudge, countJudge } from '../actions.ts';

export const metadata: Metadata = { title: 'Judges' };

export default async function JudgesPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const [{ role }, judges, models] = await Promise.all([
    load(getProject, { project }),
    load(listJudges, { project }),
    load(listModels, { project }),
  ]);
  const home = `/${project}`;
  return (
    <Page
      title="Judges"
      description="Models that are asked whether a variant is good, beside what people decided"
      trail={[{ title: 'Check', href: `${home}/check` }]}
    >
      <div className="flex flex-col gap-8">
        {judges.items.length > 0 && (
          <JudgeTable
            judges={judges.items}
            rely={may(role, 'configure') ? countJudge.bind(null, project) : null}
          />
        )}
        {models.items.length === 0 ? (
          <EmptyState
            icon={<ScaleIcon />}
            title="No model to ask"
            action={
              <Link href={`${home}/settings/models`} className={buttonVariants()}>
                Add a model
              </Link>
            }
          >
            A judge says of a variant whether it is solvable, self-contained and correct, and how hard it is.
          </EmptyState>
        ) : (
          <section className="flex flex-col gap-4">
            <h2 className="font-semibold text-base">Ask a judge</h2>
            <JudgeForm
              home={home}
              models={models.items.map(({ id, name }) => ({ id, name }))}
              start={askJudge.bind(null, project)}
            />
          </section>
        )}
      </div>
    </Page>
  );
}
