import { z } from 'zod';
import type { Tx } from '#lib/db/client.ts';
import { Flag } from '#lib/domain/flag.ts';
import { installationSettings } from '#lib/domain/settings.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../context.ts';
import { installationVerb } from '../verb.ts';
import { readSettings } from './read-all.ts';

const { allowPrivateNetworks, privateHosts } = installationSettings;

export const setSettings = installationVerb(
  {
    name: 'settings.set',
    summary: 'Changes what holds for the whole installation; what is left out stays.',
    kind: 'command',
    who: 'administrator',
    input: z.object({
      allowPrivateNetworks: Flag.optional().describe(allowPrivateNetworks.description ?? ''),
      privateHosts: privateHosts
        .unwrap()
        .optional()
        .describe(privateHosts.description ?? ''),
    }),
  },
  async (ctx, input) =>
    ctx.db.$transaction(async (tx) => {
      const before = await readSettings(tx);
      for (const [key, value] of Object.entries(input)) await store(tx, ctx, key, value);
      const after = await readSettings(tx);
      await audit(tx, ctx, { action: 'settings.set', target: 'installation', before, after });
      return after;
    }),
);

async function store(tx: Tx, ctx: Ctx, key: string, value: boolean | string[] | undefined): Promise<void> {
  if (value === undefined) return;
  const row = { value, updatedAt: ctx.now() };
  await tx.installationSetting.upsert({ where: { key }, create: { key, ...row }, update: row });
}
