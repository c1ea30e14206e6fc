import type { Webhook } from '#lib/db/generated/client.ts';
import type { WebhookEvent } from '#lib/domain/webhooks/events.ts';

/** A webhook as those may see it who set it up: never its secrets. */
export function webhookView(webhook: Webhook) {
  const { secret, previousSecret, previousUntil, busyUntil, projectId, events, ...rest } = webhook;
  return {
    ...rest,
    events: events as WebhookEvent[],
    previousUntil: previousSecret === null ? null : previousUntil,
  };
}

export type WebhookRow = ReturnType<typeof webhookView>;
