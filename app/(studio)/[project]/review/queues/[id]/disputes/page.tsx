import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { Page } from '#components/layout/page-header.tsx';
import { ReviewDesk } from '#components/review/review-desk.tsx';
import { getQueueItem, listDisputes, showQueue } from '#lib/services/queues/index.ts';
import { deskActions } from '../../../desk-actions.ts';
import { decideDispute } from '../../actions.ts';

export const metadata: Metadata = { title: 'Disputes' };

type Props = { params: Promise<{ project: string; id: string }> };

export default async function DisputesPage({ params }: Props) {
  const { project, id: queue } = await params;
  const [shown, disputes] = await Promise.all([
    load(showQueue, { project, queue }),
    load(listDisputes, { project, queue }),
  ]);
  const first = disputes.items[0];
  const initial = first ? await load(getQueueItem, { project, queue, variant: first.id }) : null;
  const entries = disputes.items.map(({ id, seq }) => ({ id, seq }));
  return (
    <Page
      title="Disputes"
      trail={[
        { title: 'Review', href: `/${project}/review` },
        { title: 'Queues', href: `/${project}/review/queues` },
        { title: shown.name, href: `/${project}/review/queues/${queue}` },
      ]}
      fill
    >
      <ReviewDesk
        source={{ kind: 'disputes', project, queue, name: shown.name }}
        queue={{ ...disputes, items: entries }}
        initial={initial}
        actions={{ ...deskActions(project), decide: decideDispute.bind(null, project, queue) }}
        mayReview
      />
    </Page>
  );
}
