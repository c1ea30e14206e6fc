import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { load } from '#app/load.ts';
import { PlanTable } from '#components/audits/plan-table.tsx';
import { QuestionForm } from '#components/audits/question-form.tsx';
import { readQuestion, valuesOf } from '#components/audits/question-url.ts';
import { StartForm } from '#components/audits/start-form.tsx';
import { percent, rowsOf } from '#components/audits/words.ts';
import { formatNumber } from '#components/layout/format.ts';
import { Page } from '#components/layout/page-header.tsx';
import type { SearchParams } from '#components/table/table-url.ts';
import { may } from '#lib/domain/access.ts';
import { methods } from '#lib/domain/generate/methods/index.ts';
import { type AuditPreview, previewAudit } from '#lib/services/audits/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { start } from '../actions.ts';

export const metadata: Metadata = { title: 'New audit' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };

export default async function NewAuditPage({ params, searchParams }: Props) {
  const { project } = await params;
  const asked = readQuestion(await searchParams);
  const home = `/${project}`;
  const [{ role }, plan] = await Promise.all([
    load(getProject, { project }),
    load(previewAudit, { ...asked, project }),
  ]);
  if (!may(role, 'configure')) redirect(`${home}/review/audits`);
  const about = plan.sampled === null ? '' : '≈ ';
  return (
    <Page
      title="New audit"
      description="What is asked, and what it costs to know"
      trail={[
        { title: 'Review', href: `${home}/review` },
        { title: 'Audits', href: `${home}/review/audits` },
      ]}
    >
      <div className="grid gap-10 xl:grid-cols-[26rem_1fr]">
        <QuestionForm initial={valuesOf(asked)} methods={methods.map(({ id, title }) => ({ id, title }))} />
        <section aria-label="The plan" className="flex min-w-0 flex-col gap-4">
          <h2 className="font-semibold text-base">The plan</h2>
          {plan.strata.length === 0 ? (
            <p className="text-muted-foreground text-sm">
              No variant fits: the filter admits none that is checked and in this state.
            </p>
          ) : (
            <>
              <PlanWords plan={plan} />
              <PlanTable rows={plan.strata} dimensions={plan.dimensions} estimated={plan.sampled !== null} />
              <StartForm
                home={home}
                rows={`${about}${rowsOf(plan.rows)}`}
                start={start.bind(null, project, asked)}
              />
            </>
          )}
        </section>
      </div>
    </Page>
  );
}

function PlanWords({ plan }: { plan: AuditPreview }) {
  const about = plan.sampled === null ? '' : '≈ ';
  const { qualityLimit, wrongAcceptance } = plan.settings;
  return (
    <>
      <p className="max-w-[75ch] text-pretty text-sm">
        <strong className="font-semibold">
          {about}
          {rowsOf(plan.rows)}
        </strong>{' '}
        of {about}
        {formatNumber(plan.population)} are read at most ({percent(plan.rows / plan.population)}), in{' '}
        {plan.strata.length === 1 ? 'one stratum' : `${plan.strata.length} strata`}. The chance that any
        stratum with under {percent(qualityLimit)} good rows is accepted stays at or under{' '}
        {percent(wrongAcceptance)}, whoever watches.
      </p>
      {plan.sampled !== null && (
        <p className="max-w-[75ch] text-muted-foreground text-sm">
          Counts marked ≈ are scaled up from {percent(plan.sampled / 100)} of the corpus; the start counts all
          of it. A stratum of few rows may be missing here.
        </p>
      )}
    </>
  );
}
