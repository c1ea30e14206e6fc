import { z } from 'zod';
import { Flag } from '../flag.ts';
import { Id, Page } from '../ids.ts';
import { webhookEventIds } from './events.ts';

/** How many webhooks a project may have. */
export const mostWebhooks = 20;

/** After a rotation the old secret signs for so many hours too, at most. */
export const longestOverlapHours = 168;

const Url = z
  .url({ protocol: /^https?$/, error: 'Use an http or https address, such as https://example.org/hooks.' })
  .max(1000)
  .refine((text) => {
    const url = URL.parse(text);
    return !url?.username && !url?.password;
  }, 'Leave user name and password out of the address: receivers know the studio by its signature.')
  .refine((text) => !text.includes('#'), 'Leave everything from "#" on out of the address.')
  .describe('The address that is told');

export const SaveWebhook = z.object({
  id: Id.optional().describe('The webhook to change; left out, a new one is made'),
  url: Url,
  events: z
    .array(z.enum(webhookEventIds))
    .min(1, 'Choose at least one event.')
    .transform((events) => [...new Set(events)])
    .describe('What it is told of'),
  enabled: Flag.default(true).describe(
    'Whether anything is sent; turned on again, it begins without failures',
  ),
});
export type SaveWebhook = z.infer<typeof SaveWebhook>;

export const WebhookRef = z.object({ webhook: Id.describe('The webhook') });

export const RotateSecret = WebhookRef.extend({
  hours: z.coerce
    .number()
    .int('Use whole hours.')
    .min(0)
    .max(longestOverlapHours, `The old secret signs for at most ${longestOverlapHours} hours more.`)
    .default(24)
    .describe('How long the old secret signs beside the new one; 0 ends it at once'),
});
export type RotateSecret = z.infer<typeof RotateSecret>;

export const WebhookMessages = Page.extend({ webhook: Id.describe('The webhook') });
export const MessageRef = z.object({ message: Id.describe('The message') });
