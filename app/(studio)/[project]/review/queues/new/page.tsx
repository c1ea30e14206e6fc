import type { Metadata } from 'next';
import { z } from 'zod';
import { load } from '#app/load.ts';
import { Page } from '#components/layout/page-header.tsx';
import { QueueForm } from '#components/queues/queue-form.tsx';
import { readTableQuery, type SearchParams } from '#components/table/table-url.ts';
import { methods } from '#lib/domain/generate/methods/index.ts';
import { showAudit } from '#lib/services/audits/index.ts';
import { listMembers } from '#lib/services/members/index.ts';
import { makeQueue } from '../actions.ts';

export const metadata: Metadata = { title: 'New queue' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };

const asked = ['method', 'subject', 'level', 'checks', 'batch', 'text'] as const;

export default async function NewQueuePage({ params, searchParams }: Props) {
  const { project } = await params;
  const { filters } = readTableQuery(await searchParams, [...asked]);
  const audit = z.uuid().safeParse((await searchParams).audit).data;
  const [people, about] = await Promise.all([
    load(listMembers, { project }),
    audit ? load(showAudit, { project, audit }) : null,
  ]);
  const [method, subject, level, checks, batch, text] = asked.map((name) => filters[name]?.[0] ?? '');
  const home = `/${project}`;
  return (
    <Page
      title="New queue"
      trail={[
        { title: 'Review', href: `${home}/review` },
        { title: 'Queues', href: `${home}/review/queues` },
      ]}
    >
      <QueueForm
        home={home}
        audit={about && { id: about.id, name: about.name, due: about.progress?.leftToNextLook ?? 0 }}
        filter={{
          method: method!,
          subject: subject!,
          level: level!,
          checks: checks!,
          batch: batch!,
          text: text!,
        }}
        methods={methods.map(({ id, title }) => ({ id, title }))}
        people={people
          .filter((one) => one.active && one.role !== 'viewer')
          .map(({ userId, name }) => ({ id: userId, name }))}
        create={makeQueue.bind(null, project)}
      />
    </Page>
  );
}
