/** What a project can tell of, with the words that the settings show. The triggers of the database note these ids. */
export const webhookEvents = {
  'batch.finished': 'A batch ended: done, failed or cancelled',
  'decisions.made': 'Variants were accepted, rejected, or a decision was taken back',
  'version.frozen': 'A version was frozen',
  'run.finished': 'A training run ended',
  'evaluation.finished': 'An evaluation ended',
} as const;

export type WebhookEvent = keyof typeof webhookEvents;
export const webhookEventIds = Object.keys(webhookEvents) as WebhookEvent[];

/** What the button sends; nobody subscribes to it. */
export const testEvent = 'webhook.test';
