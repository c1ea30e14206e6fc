import { z } from 'zod';
import type { ComputeTarget as Row } from '#lib/db/generated/client.ts';
import { conflict, invalid } from '#lib/domain/errors.ts';
import { Flag } from '#lib/domain/flag.ts';
import { Id } from '#lib/domain/ids.ts';
import { jsonOr } from '#lib/domain/json-or.ts';
import { TargetSettings } from '#lib/domain/train/target.ts';
import { sealKey } from '#lib/llm/seal-key.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../context.ts';
import { installationVerb } from '../verb.ts';
import { askTarget } from './check.ts';
import { findTarget, keyHost } from './find.ts';
import { viewTarget } from './view.ts';

/** The settings of a target, or their JSON. */
const Settings = jsonOr(TargetSettings, '{"kind": "local"}', 50_000);

export const saveTarget = installationVerb(
  {
    name: 'targets.save',
    summary: 'Adds a compute target, or changes one; it is asked what it has first.',
    kind: 'command',
    who: 'administrator',
    input: z.object({
      id: Id.optional().describe('The target to change; left out, a new one is made'),
      name: z.string().trim().min(1, 'Give the target a name.').max(80).describe('The name in lists'),
      settings: Settings.describe('Its kind and what belongs to it, as JSON: {"kind": "local", "slots": 1}'),
      key: z
        .string()
        .trim()
        .max(1000)
        .optional()
        .describe('The key of a fine-tuning API; left out, the stored one stays. It is never shown again'),
      check: Flag.default(true).describe('Whether it is asked before it is saved'),
    }),
  },
  async (ctx, input) => {
    const before = input.id === undefined ? null : await findTarget(ctx.db, input.id);
    const taken = await ctx.db.computeTarget.findFirst({
      where: { name: input.name, NOT: { id: input.id } },
    });
    if (taken)
      throw conflict(`There is a compute target named ${input.name} already. Give this one another name.`);
    if (before && before.kind !== input.settings.kind) {
      throw invalid('settings: The kind of a target stays. Add another target.');
    }
    const data = {
      ...{ name: input.name, kind: input.settings.kind, settings: input.settings as object },
      encryptedKey: sealedKey(ctx, input, before),
    };
    const draft: Row = { ...(before ?? emptyRow(ctx)), ...data };
    const facts = input.check ? await askTarget(ctx, draft) : null;
    const known = facts ? { facts: facts as object, checkedAt: ctx.now() } : {};
    return ctx.db.$transaction(async (tx) => {
      const saved = before
        ? await tx.computeTarget.update({ where: { id: before.id }, data: { ...data, ...known } })
        : await tx.computeTarget.create({ data: { ...data, ...known } });
      await audit(tx, ctx, {
        ...{ action: 'targets.save', target: `target ${saved.id}` },
        before: before ? viewTarget(before) : null,
        after: { ...viewTarget(saved), keyGiven: input.key !== undefined },
      });
      return viewTarget(saved);
    });
  },
);

const emptyRow = (ctx: Ctx) => ({
  ...{ id: '00000000-0000-7000-8000-000000000000', facts: null, checkedAt: null, createdAt: ctx.now() },
});

type Given = { settings: TargetSettings; key?: string | undefined };

/** The key stays with its host: under a new one it must be given again, or somebody could have it sent to theirs. */
function sealedKey(ctx: Ctx, { settings, key }: Given, before: Row | null): string | null {
  const host = keyHost(settings);
  if (host === null) return null;
  if (key !== undefined) return key === '' ? null : sealKey(key, host, ctx.encryptionKey);
  const stored = before?.encryptedKey ?? null;
  const storedFor = before ? keyHost(TargetSettings.parse(before.settings)) : null;
  if (stored === null || storedFor === host) return stored;
  const message = `The stored key is for ${storedFor}. Enter the key for ${host}.`;
  throw invalid(`key: ${message}`, [{ path: 'key', message }]);
}
