import { z } from 'zod';
import { installationVerb } from '../verb.ts';
import { readSettings } from './read-all.ts';

export const getSettings = installationVerb(
  {
    name: 'settings.get',
    summary: 'Shows what the administrator decided for this installation.',
    kind: 'query',
    who: 'administrator',
    input: z.object({}),
  },
  async (ctx) => readSettings(ctx.db),
);
