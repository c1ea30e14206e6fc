import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Webhook, WebhookMessage } from '#lib/db/generated/client.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { cutText, storableText } from '#lib/domain/storable-text.ts';
import { readRetryAfter } from '#lib/domain/webhooks/schedule.ts';
import { EgressError } from '#lib/egress/egress-error.ts';
import { exchangeFor } from '#lib/egress/exchange-for.ts';
import type { Ctx } from '../context.ts';
import { mayReachPrivately } from '../settings/private-reach.ts';
import { signatureHeaders } from './secrets.ts';

/** A receiver that has not answered by then is taken to have failed. */
export const answerWithinMs = 15_000;
const answerBytes = 1000;

export type Outcome = {
  at: Date;
  tookMs: number;
  ok: boolean;
  /** null where no answer came. */
  status: number | null;
  error: string | null;
  /** The headers that matter and the first bytes of the answer. */
  answer: string;
  retryAfter: number | null;
};

/** Sends one message once, signed now. It throws nothing: whatever goes wrong is the outcome. */
export async function attempt(
  ctx: Ctx,
  webhook: Webhook,
  message: WebhookMessage,
  timeoutMs = answerWithinMs,
): Promise<Outcome> {
  const at = ctx.now();
  const begin = performance.now();
  const outcome = await send(ctx, webhook, message, timeoutMs).catch(failureOf);
  return { ...outcome, at, tookMs: Math.round(performance.now() - begin) };
}

type Sent = Omit<Outcome, 'at' | 'tookMs'>;

async function send(ctx: Ctx, webhook: Webhook, message: WebhookMessage, timeoutMs: number): Promise<Sent> {
  const exchange = exchangeFor(await mayReachPrivately(ctx.db, webhook.url));
  const body = bodyOf(message);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Corollary-Webhooks/1.0',
    ...signatureHeaders(ctx, webhook, { id: message.id, body }),
  };
  const reply = await exchange(webhook.url, { method: 'POST', headers, body }, { timeoutMs, stream: true });
  const ok = reply.status >= 200 && reply.status < 300;
  const read = ok ? await beginningOf(reply.message) : reply.body.subarray(0, answerBytes);
  return {
    ...{ ok, status: reply.status, error: ok ? null : errorOf(reply.status) },
    answer: headOf(reply.headers, read),
    retryAfter: readRetryAfter(reply.headers['retry-after'], ctx.now()),
  };
}

/** What is signed and sent, the same at every attempt. */
export const bodyOf = ({ type, at, data }: Pick<WebhookMessage, 'type' | 'at' | 'data'>): string =>
  JSON.stringify({ type, timestamp: at.toISOString(), data });

function errorOf(status: number): string {
  if (status >= 300 && status < 400) {
    return 'It redirects, which is not followed: enter the address that it redirects to.';
  }
  return `It answered ${status}.`;
}

/** The status has decided: the rest of a good answer is not waited for. */
async function beginningOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= answerBytes) break;
    }
  } catch {
    // It broke off behind its status.
  }
  message.destroy();
  return Buffer.concat(chunks).subarray(0, answerBytes);
}

const shown = ['content-type', 'location', 'retry-after', 'server'] as const;

function headOf(headers: IncomingHttpHeaders, body: Uint8Array): string {
  const lines = shown.flatMap((name) => (headers[name] ? `${name}: ${headers[name]}` : []));
  const text = Buffer.from(body).toString('utf8').trim();
  const gap = lines.length > 0 && text ? [''] : [];
  return cutText(storableText([...lines, ...gap, text].join('\n')), 2000);
}

function failureOf(error: unknown): Sent {
  if (!(error instanceof EgressError) && !(error instanceof StudioError)) throw error;
  const status = error instanceof EgressError ? error.status : null;
  return { ok: false, status, error: error.message, answer: '', retryAfter: null };
}
