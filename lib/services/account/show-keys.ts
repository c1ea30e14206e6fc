import { z } from 'zod';
import { keysUnder } from '#lib/domain/account/keys.ts';
import { installationVerb } from '../verb.ts';
import { readKeys } from './keys.ts';
import { requireUser } from './require-user.ts';

export const showKeys = installationVerb(
  {
    name: 'account.keys',
    summary: 'Show your keys of the review desk',
    kind: 'query',
    who: 'signed-in',
    input: z.object({}),
  },
  async (ctx) => {
    const bindings = await readKeys(ctx.db, requireUser(ctx).id);
    return { bindings, keys: keysUnder(bindings) };
  },
);
