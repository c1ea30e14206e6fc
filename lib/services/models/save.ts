import { isDeepStrictEqual } from 'node:util';
import type { ModelEndpoint, Prisma } from '#lib/db/generated/client.ts';
import { conflict, invalid, notFound, precondition } from '#lib/domain/errors.ts';
import { SaveModel } from '#lib/domain/models/schema.ts';
import { openKey, sealKey } from '#lib/llm/seal-key.ts';
import { audit } from '../audit.ts';
import type { ProjectCtx } from '../context.ts';
import { mayReachPrivately, refuseAddress } from '../settings/private-reach.ts';
import { projectVerb } from '../verb.ts';
import { type Asked, askOnce } from './ask-once.ts';
import { modelView } from './view.ts';

export const saveModel = projectVerb(
  {
    name: 'models.save',
    summary:
      'Adds a model behind an OpenAI-compatible address, or changes one; it is asked a question first.',
    kind: 'command',
    capability: 'configure',
    input: SaveModel,
  },
  async (ctx, input) => {
    const before = input.id === undefined ? null : await existing(ctx, input.id);
    await refuseAddress(ctx.db, 'baseUrl', input.baseUrl);
    await refuseName(ctx, input);
    const encryptedKey = sealedKey(ctx, input, before);
    const check = await checked(ctx, input, before, encryptedKey);
    const { id: _id, key, check: _check, reason, ...settings } = input;
    const extraBody = settings.extraBody as Prisma.InputJsonObject;
    const data = { ...settings, extraBody, encryptedKey, checkedAt: check.checkedAt };
    return ctx.db.$transaction(async (tx) => {
      const saved = before
        ? await tx.modelEndpoint.update({ where: { id: before.id }, data })
        : await tx.modelEndpoint.create({ data: { ...data, projectId: ctx.project.id } });
      await audit(tx, ctx, {
        action: 'models.save',
        target: `model ${saved.id}`,
        before: before ? modelView(before) : null,
        after: {
          ...modelView(saved),
          keyGiven: key !== undefined,
          ...(!input.check && { savedWithoutCheck: reason }),
        },
      });
      return { ...modelView(saved), check: check.asked };
    });
  },
);

async function existing(ctx: ProjectCtx, id: string): Promise<ModelEndpoint> {
  const found = await ctx.db.modelEndpoint.findFirst({ where: { id, projectId: ctx.project.id } });
  if (!found) throw notFound('This model');
  const server = await ctx.db.modelServer.findUnique({ where: { endpointId: id } });
  if (server)
    throw precondition(
      `This model belongs to server ${server.number}, which the studio started: it stays as it is.`,
    );
  return found;
}

/** Before anything is asked and paid; a race between two is caught by the unique key. */
async function refuseName(ctx: ProjectCtx, { id, name }: SaveModel): Promise<void> {
  const taken = await ctx.db.modelEndpoint.findFirst({
    where: { projectId: ctx.project.id, name, NOT: { id } },
  });
  if (taken) throw conflict(`There is a model named ${name} already. Give this one another name.`);
}

/** The key stays with its host: under a new one it must be given again, or somebody could have it sent to theirs. */
function sealedKey(ctx: ProjectCtx, input: SaveModel, before: ModelEndpoint | null): string | null {
  const { host } = new URL(input.baseUrl);
  if (input.key !== undefined) return input.key === '' ? null : sealKey(input.key, host, ctx.encryptionKey);
  const stored = before?.encryptedKey ?? null;
  if (stored !== null && before && new URL(before.baseUrl).host !== host) {
    const message = `The stored key is for ${new URL(before.baseUrl).host}. Enter the key for ${host}.`;
    throw invalid(`key: ${message}`, [{ path: 'key', message }]);
  }
  return stored;
}

type Check = { checkedAt: Date | null; asked: Asked | null };

/** A real call, unless nothing that it depends on has changed since the last one, or somebody says why not. */
async function checked(
  ctx: ProjectCtx,
  input: SaveModel,
  before: ModelEndpoint | null,
  encryptedKey: string | null,
): Promise<Check> {
  const same = before !== null && input.key === undefined && sameCalls(before, input);
  if (same && before.checkedAt !== null) return { checkedAt: before.checkedAt, asked: null };
  if (!input.check) {
    if (input.reason !== '') return { checkedAt: null, asked: null };
    const message = 'Say why it is saved without a check.';
    throw invalid(`reason: ${message}`, [{ path: 'reason', message }]);
  }
  const { host } = new URL(input.baseUrl);
  const key = encryptedKey === null ? null : openKey(encryptedKey, host, ctx.encryptionKey);
  const allowPrivateNetwork = await mayReachPrivately(ctx.db, input.baseUrl);
  const asked = await askOnce(ctx, { ...input, key, allowPrivateNetwork });
  return { checkedAt: ctx.now(), asked };
}

const sameCalls = (before: ModelEndpoint, { baseUrl, model, extraBody, batchApi }: SaveModel): boolean =>
  before.baseUrl === baseUrl &&
  before.model === model &&
  before.batchApi === batchApi &&
  isDeepStrictEqual(before.extraBody, extraBody);
