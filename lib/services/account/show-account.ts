import { z } from 'zod';
import { installationVerb } from '../verb.ts';
import { accountFields } from './first-account.ts';
import { requireUser } from './require-user.ts';

export const showAccount = installationVerb(
  {
    name: 'account.show',
    summary: 'Show your own account',
    kind: 'query',
    who: 'signed-in',
    input: z.object({}),
  },
  async (ctx) => {
    const { passwordHash, accounts, ...account } = await ctx.db.user.findUniqueOrThrow({
      where: { id: requireUser(ctx).id },
      select: {
        ...accountFields,
        createdAt: true,
        passwordHash: true,
        accounts: { select: { provider: true, createdAt: true }, orderBy: { createdAt: 'asc' } },
      },
    });
    return { ...account, hasPassword: passwordHash !== null, providers: accounts };
  },
);
