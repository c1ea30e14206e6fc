import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { Page } from '#components/layout/page-header.tsx';
import { AccuracyTable } from '#components/queues/accuracy-table.tsx';
import { AgreementView } from '#components/queues/agreement-view.tsx';
import { DisputesLink, QueueEvents, QueueNow } from '#components/queues/queue-events.tsx';
import { QueueSettingsDialog } from '#components/queues/queue-settings.tsx';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { may } from '#lib/domain/access.ts';
import { listMembers } from '#lib/services/members/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { showAccuracy, showAgreement, showQueue } from '#lib/services/queues/index.ts';
import { addFitting, changeQueue } from '../actions.ts';

export const metadata: Metadata = { title: 'Queue' };

export default async function QueuePage({ params }: { params: Promise<{ project: string; id: string }> }) {
  const { project, id: queue } = await params;
  const { role } = await load(getProject, { project });
  const [shown, agreement, accuracy, people] = await Promise.all([
    load(showQueue, { project, queue }),
    load(showAgreement, { project, queue }),
    may(role, 'gold') ? load(showAccuracy, { project, queue }) : null,
    may(role, 'configure') ? load(listMembers, { project }) : [],
  ]);
  const home = `/${project}/review`;
  const { yours, status } = shown;
  return (
    <QueueEvents project={project} queue={shown}>
      <Page
        title={shown.name}
        description={`${shown.votes} ${shown.votes === 1 ? 'decision' : 'decisions'} per variant`}
        trail={[
          { title: 'Review', href: home },
          { title: 'Queues', href: `${home}/queues` },
        ]}
        actions={
          <>
            {may(role, 'configure') && (
              <QueueSettingsDialog
                queue={shown}
                people={people
                  .filter((one) => one.active && one.role !== 'viewer')
                  .map(({ userId, name }) => ({ id: userId, name }))}
                change={changeQueue.bind(null, project, queue)}
                fill={addFitting.bind(null, project, queue)}
              />
            )}
            {may(role, 'adjudicate') && <DisputesLink href={`${home}/queues/${queue}/disputes`} />}
            {yours && status === 'open' && (
              <Link href={`${home}/queues/${queue}/work`} prefetch={false} className={buttonVariants()}>
                Work
              </Link>
            )}
          </>
        }
      >
        <div className="flex flex-col gap-8">
          <QueueNow />
          <AgreementView agreement={agreement} />
          {accuracy && accuracy.items.length > 0 && <AccuracyTable items={accuracy.items} />}
        </div>
      </Page>
    </QueueEvents>
  );
}
