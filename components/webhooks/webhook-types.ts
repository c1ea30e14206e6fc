import type { ActionResult } from '#components/form/action-result.ts';
import type { WebhookEvent } from '#lib/domain/webhooks/events.ts';

/** A webhook as its row shows it. */
export type WebhookListRow = {
  id: string;
  url: string;
  events: WebhookEvent[];
  enabled: boolean;
  disabledReason: string | null;
  failures: number;
  failingSince: Date | null;
  restUntil: Date | null;
  previousUntil: Date | null;
  waiting: number;
};

export type WebhookValues = { id?: string; url: string; events: WebhookEvent[]; enabled: boolean };
/** What came back of one message. */
export type SentResult = ActionResult<{
  ok: boolean;
  status: number | null;
  error: string | null;
  tookMs: number;
}>;

export type WebhookActs = {
  save: (values: WebhookValues) => Promise<ActionResult<{ url: string; secret: string | null }>>;
  rotate: (webhook: string, hours: number) => Promise<ActionResult<{ secret: string }>>;
  test: (webhook: string) => Promise<SentResult>;
  remove: (webhook: string) => Promise<ActionResult<unknown>>;
};
