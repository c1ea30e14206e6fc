import { z } from 'zod';
import { installationVerb } from '../verb.ts';
import { readSetting } from './read.ts';

export const getSettings = installationVerb(
  {
    name: 'settings.get',
    summary: 'Shows what the administrator decided for this installation.',
    kind: 'query',
    who: 'administrator',
    input: z.object({}),
  },
  async (ctx) => ({ allowPrivateNetworks: await readSetting(ctx.db, 'allowPrivateNetworks') }),
);
