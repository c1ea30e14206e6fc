import { ScaleIcon } from 'lucide-react';
import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { AgreementChoice } from '#components/queues/agreement-choice.tsx';
import { AgreementView } from '#components/queues/agreement-view.tsx';
import { readTableQuery, type SearchParams } from '#components/table/table-url.ts';
import { listJudges, listRules } from '#lib/services/check/index.ts';
import { listQueues, showAgreement } from '#lib/services/queues/index.ts';

export const metadata: Metadata = { title: 'Agreement' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };

export default async function AgreementPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { filters } = readTableQuery(await searchParams, ['queue', 'rater']);
  const [queue, rater] = [filters.queue?.[0], filters.rater?.[0]];
  const [agreement, queues, judges, rules] = await Promise.all([
    load(showAgreement, { project, queue, rater }),
    load(listQueues, { project }),
    load(listJudges, { project }),
    load(listRules, { project }),
  ]);
  const raters = [
    ...judges.items.map(({ judge }) => ({ value: `judge:${judge}`, title: `Judge: ${judge}` })),
    ...rules.items.map(({ id, title }) => ({ value: `check:${id}`, title: `Check: ${title}` })),
  ];
  const home = `/${project}/review`;
  return (
    <Page
      title="Agreement"
      description="Whether people who decide the same variants decide alike"
      trail={[{ title: 'Review', href: home }]}
    >
      {queues.items.length === 0 ? (
        <EmptyState icon={<ScaleIcon />} title="Nothing to compare yet">
          Agreement is measured where two or more people decide the same variants. Make a queue with N = 2 or
          more under Queues.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-6">
          <AgreementChoice
            queues={queues.items.map(({ id, name }) => ({ value: id, title: name }))}
            raters={raters}
            queue={queue}
            rater={rater}
          />
          <AgreementView agreement={agreement} />
        </div>
      )}
    </Page>
  );
}
