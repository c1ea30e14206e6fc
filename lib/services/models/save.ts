import type { ModelEndpoint } from '#lib/db/generated/client.ts';
import { conflict, invalid, notFound } from '#lib/domain/errors.ts';
import { ModelSettings } from '#lib/domain/generate/schema.ts';
import { assertCallable } from '#lib/llm/address-guard.ts';
import { LlmError } from '#lib/llm/client.ts';
import { sealKey } from '#lib/llm/seal-key.ts';
import { audit } from '../audit.ts';
import type { ProjectCtx } from '../context.ts';
import { readSetting } from '../settings/read.ts';
import { projectVerb } from '../verb.ts';
import { modelView } from './view.ts';

export const saveModel = projectVerb(
  {
    name: 'models.save',
    summary: 'Adds a model behind an OpenAI-compatible address, or changes one.',
    kind: 'command',
    capability: 'configure',
    input: ModelSettings,
  },
  async (ctx, input) => {
    const before = input.id === undefined ? null : await existing(ctx, input.id);
    await refuseAddress(ctx, input.baseUrl);
    const { id, key: _, ...settings } = input;
    const data = { ...settings, encryptedKey: sealedKey(ctx, input, before) };
    return ctx.db.$transaction(async (tx) => {
      const taken = await tx.modelEndpoint.findFirst({
        where: { projectId: ctx.project.id, name: input.name, NOT: { id } },
      });
      if (taken) throw conflict(`There is a model named ${input.name} already. Give this one another name.`);
      const saved = before
        ? await tx.modelEndpoint.update({ where: { id: before.id }, data })
        : await tx.modelEndpoint.create({ data: { ...data, projectId: ctx.project.id } });
      await audit(tx, ctx, {
        action: 'models.save',
        target: `model ${saved.id}`,
        before: before ? modelView(before) : undefined,
        after: { ...modelView(saved), keyGiven: input.key !== undefined },
      });
      return modelView(saved);
    });
  },
);

async function existing(ctx: ProjectCtx, id: string): Promise<ModelEndpoint> {
  const found = await ctx.db.modelEndpoint.findFirst({ where: { id, projectId: ctx.project.id } });
  if (!found) throw notFound('This model');
  return found;
}

/** An address that can be seen to be refused is refused here; a name is judged at every connection. */
async function refuseAddress(ctx: ProjectCtx, baseUrl: string): Promise<void> {
  const allowPrivate = await readSetting(ctx.db, 'allowPrivateNetworks');
  try {
    assertCallable(new URL(baseUrl), allowPrivate);
  } catch (error) {
    if (!(error instanceof LlmError)) throw error;
    throw invalid(`baseUrl: ${error.message}`, [{ path: 'baseUrl', message: error.message }]);
  }
}

/** The key stays with its host: under a new one it must be given again, or somebody could have it sent to theirs. */
function sealedKey(ctx: ProjectCtx, input: ModelSettings, before: ModelEndpoint | null): string | null {
  const { host } = new URL(input.baseUrl);
  if (input.key !== undefined) return input.key === '' ? null : sealKey(input.key, host, ctx.encryptionKey);
  const stored = before?.encryptedKey ?? null;
  if (stored !== null && before && new URL(before.baseUrl).host !== host) {
    const message = `The stored key is for ${new URL(before.baseUrl).host}. Enter the key for ${host}.`;
    throw invalid(`key: ${message}`, [{ path: 'key', message }]);
  }
  return stored;
}
