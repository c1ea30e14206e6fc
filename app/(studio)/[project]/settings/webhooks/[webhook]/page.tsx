import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { load } from '#app/load.ts';
import { SettingsSection } from '#components/settings/settings-section.tsx';
import { MessageDetails } from '#components/webhooks/message-details.tsx';
import { WebhookLog } from '#components/webhooks/webhook-log.tsx';
import { listMessages, listWebhooks, showMessage } from '#lib/services/webhooks/index.ts';
import { send } from '../actions.ts';

export const metadata: Metadata = { title: 'Log of a webhook' };

type Props = {
  params: Promise<{ project: string; webhook: string }>;
  searchParams: Promise<{ message?: string; after?: string }>;
};

export default async function WebhookLogPage({ params, searchParams }: Props) {
  const [{ project, webhook }, { message, after }] = await Promise.all([params, searchParams]);
  const [{ items }, log, shown] = await Promise.all([
    load(listWebhooks, { project }),
    load(listMessages, { project, webhook, after }),
    message === undefined ? null : load(showMessage, { project, message }),
  ]);
  const found = items.find(({ id }) => id === webhook);
  if (!found || (shown && shown.webhook !== webhook)) notFound();
  const home = `/${project}/settings/webhooks/${webhook}`;
  return (
    <div className="flex flex-col gap-8 px-4 py-6 md:px-6">
      <SettingsSection
        title="Log"
        description={<span className="break-all">What was sent to {found.url} in the last 30 days.</span>}
      >
        {shown && <MessageDetails message={shown} sendAgain={send.bind(null, project, shown.id)} />}
        <WebhookLog
          rows={log.items}
          home={home}
          older={log.nextAfter === null ? null : `${home}?after=${log.nextAfter}`}
        />
      </SettingsSection>
    </div>
  );
}
