import { z } from 'zod';
import { notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import type { ExtraBody } from '#lib/domain/models/extra-body.ts';
import { openKey } from '#lib/llm/seal-key.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { askOnce } from './ask-once.ts';
import { mayAskPrivately } from './private-network.ts';

export const testModel = projectVerb(
  {
    name: 'models.test',
    summary: 'Asks a model one short question for real, and shows its answer, time and tokens.',
    kind: 'command',
    capability: 'configure',
    input: z.object({ model: Id.describe('The model') }),
  },
  async (ctx, input) => {
    const found = await ctx.db.modelEndpoint.findFirst({
      where: { id: input.model, projectId: ctx.project.id },
    });
    if (!found) throw notFound('This model');
    const { host } = new URL(found.baseUrl);
    const before = { checkedAt: found.checkedAt };
    const entry = { action: 'models.test', target: `model ${found.id}`, before, after: { host } };
    await ctx.db.$transaction((tx) => audit(tx, ctx, entry));
    const key = found.encryptedKey === null ? null : openKey(found.encryptedKey, host, ctx.encryptionKey);
    const asked = await askOnce(ctx, {
      ...{ ...found, key, extraBody: found.extraBody as ExtraBody },
      allowPrivateNetwork: await mayAskPrivately(ctx.db, found),
    });
    await ctx.db.modelEndpoint.updateMany({
      where: { id: found.id, updatedAt: found.updatedAt },
      data: { checkedAt: ctx.now() },
    });
    return asked;
  },
);
