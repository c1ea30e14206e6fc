import { z } from 'zod';
import { installationVerb } from '../verb.ts';
import { accountFields } from './first-account.ts';

export const listUsers = installationVerb(
  {
    name: 'account.list-users',
    summary: 'List the accounts of the installation',
    kind: 'query',
    who: 'administrator',
    input: z.object({}),
  },
  async (ctx) =>
    ctx.db.user.findMany({
      select: { ...accountFields, active: true, createdAt: true, lastSeenAt: true },
      orderBy: { createdAt: 'asc' },
    }),
);
