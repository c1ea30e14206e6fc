'use client';

import { CircleAlertIcon, CircleCheckIcon, CirclePauseIcon, WebhookIcon } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { useAct } from '#components/form/use-act.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { StateBadge, type StateLook } from '#components/layout/state-badge.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { SentText } from './sent-text.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { WebhookSecretDialog } from './webhook-secret-dialog.tsx';
import type { SentResult, WebhookActs, WebhookListRow } from './webhook-types.ts';

type Props = WebhookActs & { webhooks: readonly WebhookListRow[]; home: string };

/** The webhooks of a project, how each is, and what can be done with it. */
export function WebhookList({ webhooks, home, ...acts }: Props) {
  if (webhooks.length === 0) {
    return (
      <EmptyState icon={<WebhookIcon />} title="No webhook yet" className="rounded-lg border border-border">
        A webhook tells another program of what happens here, the moment it happens.
      </EmptyState>
    );
  }
  return (
    <ul className="flex flex-col gap-3">
      {webhooks.map((webhook) => (
        <li key={webhook.id} className="flex flex-col gap-3 rounded-lg border border-border p-4">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link href={`${home}/${webhook.id}`} className="min-w-0 break-all font-medium hover:underline">
              {webhook.url}
            </Link>
            <StateOf webhook={webhook} />
          </div>
          <p className="flex flex-wrap gap-1">
            {webhook.events.map((event) => (
              <Badge key={event} variant="outline">
                {event}
              </Badge>
            ))}
          </p>
          <WebhookActions webhook={webhook} home={home} {...acts} />
        </li>
      ))}
    </ul>
  );
}

const looks: Record<'on' | 'failing' | 'off', StateLook> = {
  on: { icon: CircleCheckIcon, variant: 'success' },
  failing: { icon: CircleAlertIcon, variant: 'warning' },
  off: { icon: CirclePauseIcon, variant: 'default' },
};

function StateOf({ webhook }: { webhook: WebhookListRow }) {
  const { enabled, failures, failingSince, waiting, disabledReason } = webhook;
  if (!enabled) {
    return (
      <StateBadge look={disabledReason ? looks.failing : looks.off} word="turned off">
        {disabledReason && <span className="text-sm text-warning">{disabledReason}</span>}
      </StateBadge>
    );
  }
  return (
    <StateBadge look={failures > 0 ? looks.failing : looks.on} word={failures > 0 ? 'failing' : 'on'}>
      {failures > 0 && failingSince && (
        <span className="text-muted-foreground text-sm">
          {formatNumber(failures)} attempts failed, the first <RelativeTime at={failingSince} />
        </span>
      )}
      {waiting > 0 && <Badge variant="info">{formatNumber(waiting)} waiting</Badge>}
    </StateBadge>
  );
}

function WebhookActions({
  webhook,
  home,
  save,
  rotate,
  test,
  remove,
}: WebhookActs & { webhook: WebhookListRow; home: string }) {
  const [result, setResult] = useState<SentResult | null>(null);
  const { busy, act } = useAct();
  const sendTest = () => act(async () => ({ ok: true as const, value: await test(webhook.id) }), setResult);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-1.5">
        <Button variant="outline" size="sm" onClick={sendTest} disabled={busy} aria-busy={busy}>
          {busy ? 'Sending…' : 'Send a test'}
        </Button>
        <Button variant="outline" size="sm" asChild>
          <Link href={`${home}/${webhook.id}`}>Log</Link>
        </Button>
        <WebhookDialog save={save} webhook={webhook} />
        <WebhookSecretDialog webhook={webhook.id} rotate={rotate} />
        <ConfirmButton
          size="sm"
          title="Delete the webhook"
          description={`Nothing is sent to ${webhook.url} any more, and its log is deleted. This cannot be undone.`}
          confirm="Delete"
          action={() => remove(webhook.id)}
        >
          Delete
        </ConfirmButton>
      </div>
      {webhook.previousUntil && (
        <p className="text-muted-foreground text-xs">
          Two secrets are valid; the older one ends <RelativeTime at={webhook.previousUntil} />.
        </p>
      )}
      {result && <SentText result={result} />}
    </div>
  );
}
