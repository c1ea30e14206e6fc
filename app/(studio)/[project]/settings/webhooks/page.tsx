import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { SettingsSection } from '#components/settings/settings-section.tsx';
import { WebhookDialog } from '#components/webhooks/webhook-dialog.tsx';
import { WebhookList } from '#components/webhooks/webhook-list.tsx';
import { listWebhooks } from '#lib/services/webhooks/index.ts';
import { remove, rotate, save, test } from './actions.ts';

export const metadata: Metadata = { title: 'Webhooks' };

export default async function WebhooksPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const { items } = await load(listWebhooks, { project });
  return (
    <div className="flex flex-col gap-8 px-4 py-6 md:px-6">
      <SettingsSection
        title="Webhooks"
        description="Tell other programs of what happens in this project: signed messages, sent again until they arrive."
        // In one place whatever the list holds: a dialog that moved would lose the secret that it shows once.
        actions={<WebhookDialog save={save.bind(null, project)} />}
      >
        <WebhookList
          webhooks={items}
          home={`/${project}/settings/webhooks`}
          save={save.bind(null, project)}
          rotate={rotate.bind(null, project)}
          test={test.bind(null, project)}
          remove={remove.bind(null, project)}
        />
      </SettingsSection>
    </div>
  );
}
