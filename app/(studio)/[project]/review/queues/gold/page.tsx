import { GemIcon } from 'lucide-react';
import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { AccuracyTable } from '#components/queues/accuracy-table.tsx';
import { GoldTable } from '#components/queues/gold-table.tsx';
import { listGold, showAccuracy } from '#lib/services/queues/index.ts';
import { dropGold } from '../actions.ts';

export const metadata: Metadata = { title: 'Gold' };

export default async function GoldPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const [gold, accuracy] = await Promise.all([load(listGold, { project }), load(showAccuracy, { project })]);
  const home = `/${project}/review`;
  return (
    <Page
      title="Gold"
      description="Variants whose decision is known, mixed unnoticed into queues"
      trail={[
        { title: 'Review', href: home },
        { title: 'Queues', href: `${home}/queues` },
      ]}
    >
      {gold.items.length === 0 ? (
        <EmptyState icon={<GemIcon />} title="No gold yet">
          Open a pending variant under Generate, Variants, and mark it as gold with the decision that you know
          to be right. People are then measured by it, and its status stays as it is.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-8">
          <GoldTable items={gold.items} home={`/${project}`} drop={dropGold.bind(null, project)} />
          {accuracy.items.length > 0 && <AccuracyTable items={accuracy.items} />}
        </div>
      )}
    </Page>
  );
}
