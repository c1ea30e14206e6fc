'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { z } from 'zod';
import type { ActionResult } from '#components/form/action-result.ts';
import { TextareaField, ToggleField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { splitHosts } from '#lib/domain/private-hosts.ts';
import { installationSettings } from '#lib/domain/settings.ts';

type Settings = { allowPrivateNetworks: boolean; privateHosts: string[] };
type Props = { settings: Settings; change: (changes: Partial<Settings>) => Promise<ActionResult<unknown>> };

/** Which models and webhooks may be at loopback and private addresses: all of them, or those at some hosts. */
export function PrivateNetworks({ settings, change }: Props) {
  const [all, setAll] = useState(settings.allowPrivateNetworks);
  const [, startTransition] = useTransition();
  const onChange = (next: boolean) => {
    setAll(next);
    startTransition(async () => {
      const result = await change({ allowPrivateNetworks: next });
      if (result.ok) return;
      setAll(!next);
      toast.error(result.error.message);
    });
  };
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <HostForm hosts={settings.privateHosts} change={change} />
      <ToggleField
        as="switch"
        field={{ name: 'allowPrivateNetworks', value: all, onChange, onBlur: () => {} }}
        label="Models and webhooks may be at all loopback and private addresses"
        hint="Not only at the hosts above. Addresses that serve cloud credentials stay closed."
      />
    </div>
  );
}

const Hosts = z.object({
  privateHosts: z.string().transform(splitHosts).pipe(installationSettings.privateHosts.unwrap()),
});

function HostForm({ hosts, change }: { hosts: string[]; change: Props['change'] }) {
  const form = useActionForm({
    schema: Hosts,
    initial: { privateHosts: hosts.join('\n') },
    action: ({ privateHosts }) => change({ privateHosts: splitHosts(privateHosts) }),
    onDone: () => toast.success('The hosts are saved.'),
  });
  return (
    <Form form={form} label="Private networks">
      <TextareaField
        field={form.field('privateHosts')}
        label="Allowed hosts"
        hint="One a line: a name or number of this network, with a port or for all of them, such as vllm.lan:8000 or 10.0.0.7."
        rows={3}
        optional
        spellCheck={false}
      />
      <div>
        <SubmitButton variant="outline">Save the hosts</SubmitButton>
      </div>
    </Form>
  );
}
