import { UsersIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { QueueTable } from '#components/queues/queue-table.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { may } from '#lib/domain/access.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { listQueues } from '#lib/services/queues/index.ts';

export const metadata: Metadata = { title: 'Queues' };

export default async function QueuesPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const [{ items }, { role }] = await Promise.all([
    load(listQueues, { project }),
    load(getProject, { project }),
  ]);
  const home = `/${project}/review`;
  const make = may(role, 'configure') && (
    <Link href={`${home}/queues/new`} className={buttonVariants()}>
      New queue
    </Link>
  );
  return (
    <Page
      title="Queues"
      description="Variants that several people decide each, without seeing each other’s decisions"
      trail={[{ title: 'Review', href: home }]}
      actions={
        <>
          {may(role, 'gold') && (
            <Link href={`${home}/queues/gold`} className={buttonVariants({ variant: 'outline' })}>
              Gold
            </Link>
          )}
          <Link href={`${home}/agreement`} className={buttonVariants({ variant: 'outline' })}>
            Agreement
          </Link>
          {make}
        </>
      }
    >
      {items.length > 0 ? (
        <QueueTable project={project} queues={items} home={home} mayWork={may(role, 'review')} />
      ) : (
        <EmptyState icon={<UsersIcon />} title="No queues yet" action={make || undefined}>
          A queue gives each variant to several people, so that a decision rests on more than one and their
          agreement can be measured.
        </EmptyState>
      )}
    </Page>
  );
}
