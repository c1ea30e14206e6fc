import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { Page } from '#components/layout/page-header.tsx';
import { QueueDesk } from '#components/queues/queue-desk.tsx';
import { claimItems, getQueueItem, showQueue } from '#lib/services/queues/index.ts';
import { deskActions } from '../../../desk-actions.ts';
import { castVote, skip, undoLastVote } from '../../actions.ts';

export const metadata: Metadata = { title: 'Queue' };
/** A page that leases is never made ahead of time. */
export const dynamic = 'force-dynamic';

export default async function QueueDeskPage({
  params,
}: {
  params: Promise<{ project: string; id: string }>;
}) {
  const { project, id: queue } = await params;
  const shown = await load(showQueue, { project, queue });
  const claimed = await load(claimItems, { project, queue });
  const first = claimed.items[0];
  const initial = first ? await load(getQueueItem, { project, queue, variant: first.id }) : null;
  const left = shown.yours?.left ?? 0;
  return (
    <Page
      title={shown.name}
      trail={[
        { title: 'Review', href: `/${project}/review` },
        { title: 'Queues', href: `/${project}/review/queues` },
      ]}
      fill
    >
      <QueueDesk
        source={{ kind: 'queue', project, queue, name: shown.name, leaseSeconds: shown.leaseSeconds }}
        queue={{ ...claimed, total: Math.min(left, 1000), totalIsCapped: left > 1000 }}
        initial={initial}
        actions={{
          ...deskActions(project),
          decide: castVote.bind(null, project, queue),
          undo: undoLastVote.bind(null, project, queue),
          skip: skip.bind(null, project, queue),
        }}
      />
    </Page>
  );
}
