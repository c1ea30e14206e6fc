import { Webhook as Signer } from 'standardwebhooks';
import type { Webhook } from '#lib/db/generated/client.ts';
import { openKey, sealKey } from '#lib/llm/seal-key.ts';
import type { Ctx } from '../context.ts';

const prefix = 'whsec_';

/** A secret as Standard Webhooks writes it, 256 random bits, and as it is stored: sealed for this webhook alone. */
export function newSecret(ctx: Ctx, webhookId: string): { secret: string; sealed: string } {
  const secret = prefix + Buffer.from(ctx.randomBytes(32)).toString('base64');
  return { secret, sealed: sealKey(secret, placeOf(webhookId), ctx.encryptionKey) };
}

const placeOf = (webhookId: string): string => `webhook ${webhookId}`;

type Signed = { id: string; body: string };

/**
 * The headers of Standard Webhooks 1.0.0: HMAC-SHA256 over "id.timestamp.body", once for every secret that is valid now,
 * so that receivers may change to a new one at any moment.
 */
export function signatureHeaders(ctx: Ctx, webhook: Webhook, { id, body }: Signed): Record<string, string> {
  const now = ctx.now();
  const old = webhook.previousUntil && webhook.previousUntil > now ? webhook.previousSecret : null;
  const signatures = [webhook.secret, old].flatMap((sealed) =>
    sealed === null
      ? []
      : new Signer(openKey(sealed, placeOf(webhook.id), ctx.encryptionKey)).sign(id, now, body),
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  };
}
