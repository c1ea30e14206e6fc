import { precondition } from '#lib/domain/errors.ts';
import type { ChatRequest } from '#lib/llm/client.ts';
import { openKey } from '#lib/llm/seal-key.ts';
import type { Ctx } from '../../context.ts';
import { mayAskPrivately } from '../../models/private-network.ts';

/** A model as calls need it, its key opened. */
export type Endpoint = Pick<
  ChatRequest,
  'baseUrl' | 'apiKey' | 'model' | 'timeoutMs' | 'allowPrivateNetwork'
> & { id: string; name: string; concurrency: number };

/** A model with its key opened; a deleted model or an address that changed since is a PRECONDITION. */
export async function loadEndpoint(ctx: Ctx, id: string): Promise<Endpoint> {
  const found = await ctx.db.modelEndpoint.findUnique({ where: { id } });
  if (!found) throw precondition('The model of this batch was deleted. Start a new batch with another one.');
  const { host } = new URL(found.baseUrl);
  return {
    id: found.id,
    name: found.name,
    baseUrl: found.baseUrl,
    apiKey: found.encryptedKey === null ? null : openKey(found.encryptedKey, host, ctx.encryptionKey),
    model: found.model,
    timeoutMs: found.timeoutSeconds * 1000,
    allowPrivateNetwork: await mayAskPrivately(ctx.db, found),
    concurrency: found.concurrency,
  };
}
