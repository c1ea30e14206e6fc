import { z } from 'zod';
import { Flag } from '#lib/domain/flag.ts';
import { installationSettings } from '#lib/domain/settings.ts';
import { audit } from '../audit.ts';
import { installationVerb } from '../verb.ts';
import { readSetting } from './read.ts';

export const setSettings = installationVerb(
  {
    name: 'settings.set',
    summary: 'Changes what holds for the whole installation.',
    kind: 'command',
    who: 'administrator',
    input: z.object({
      allowPrivateNetworks: Flag.describe(installationSettings.allowPrivateNetworks.description ?? ''),
    }),
  },
  async (ctx, input) =>
    ctx.db.$transaction(async (tx) => {
      const before = { allowPrivateNetworks: await readSetting(tx, 'allowPrivateNetworks') };
      const value = input.allowPrivateNetworks;
      await tx.installationSetting.upsert({
        where: { key: 'allowPrivateNetworks' },
        create: { key: 'allowPrivateNetworks', value, updatedAt: ctx.now() },
        update: { value, updatedAt: ctx.now() },
      });
      await audit(tx, ctx, { action: 'settings.set', target: 'installation', before, after: input });
      return input;
    }),
);
