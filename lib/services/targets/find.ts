import type { ComputeTarget } from '#lib/compute/target.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import type { ComputeTarget as Row } from '#lib/db/generated/client.ts';
import { notFound } from '#lib/domain/errors.ts';
import { TargetSettings } from '#lib/domain/train/target.ts';
import { exchangeFor } from '#lib/egress/exchange-for.ts';
import { guardedFetch } from '#lib/egress/guarded-fetch.ts';
import { openKey } from '#lib/llm/seal-key.ts';
import type { Ctx } from '../context.ts';
import { mayReachPrivately } from '../settings/private-reach.ts';

/** The compute target of this id. Throws NOT_FOUND. */
export async function findTarget(db: Db | Tx, id: string): Promise<Row> {
  const found = await db.computeTarget.findUnique({ where: { id } });
  if (!found) throw notFound('This compute target');
  return found;
}

/** The host that a target's key is sealed for; null of targets that take no key. */
export const keyHost = (settings: TargetSettings): string | null =>
  settings.kind === 'openai' ? new URL(settings.baseUrl).host : null;

/** The target, ready to be asked. Throws PRECONDITION where its key does not open. */
export function openTarget(ctx: Ctx, { id, encryptedKey, ...row }: Row): ComputeTarget {
  const settings = TargetSettings.parse(row.settings);
  const host = keyHost(settings);
  const key = encryptedKey && host ? openKey(encryptedKey, host, ctx.encryptionKey) : null;
  return ctx.compute.open({ id, settings, key, fetch: fetchOf(ctx) });
}

/** A `fetch` that goes where calls to models may go. */
const fetchOf =
  ({ db }: Ctx): typeof fetch =>
  async (input, init) => {
    const address = input instanceof Request ? input.url : input;
    const exchange = exchangeFor(await mayReachPrivately(db, address));
    return guardedFetch(exchange)(input, init);
  };
