import type { Ctx } from '#lib/services/context.ts';
import { collectOutbox } from '#lib/services/webhooks/collect-outbox.ts';

/** Decisions within this time are told together; nothing waits longer for its first attempt. */
const everyMs = 2000;

/** Makes the outbox of webhooks into messages, again and again; one round at a time. */
export function keepCollecting(ctx: Ctx, warn: (message: string) => void): { stop: () => void } {
  let under = false;
  let warned = false;
  const timer = setInterval(async () => {
    if (under) return;
    under = true;
    try {
      while ((await collectOutbox(ctx)) > 0);
      warned = false;
    } catch (error) {
      if (!warned) warn(`The outbox of webhooks waits: ${(error as Error).message.split('\n').at(-1)}`);
      warned = true;
    }
    under = false;
  }, everyMs);
  return { stop: () => clearInterval(timer) };
}
