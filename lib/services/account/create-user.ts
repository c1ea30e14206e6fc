import { z } from 'zod';
import { lockAccounts } from '#lib/db/queries/lock-accounts.ts';
import { NewAccount } from '#lib/domain/account/schema.ts';
import { audit } from '../audit.ts';
import { installationVerb } from '../verb.ts';
import { insertAccount } from './first-account.ts';
import { hashPassword } from './password-hash.ts';

export const createUser = installationVerb(
  {
    name: 'account.create-user',
    summary: 'Make an account; the first one administers the installation',
    kind: 'command',
    who: 'administrator',
    input: NewAccount.extend({
      administrator: z.boolean().default(false).describe('May administer the installation'),
    }),
  },
  async (ctx, { email, name, password, administrator }) => {
    const passwordHash = await hashPassword(password);
    return ctx.db.$transaction(async (tx) => {
      await lockAccounts(tx);
      const account = await insertAccount(tx, { email, name, passwordHash, administrator });
      // The set-up link has served its purpose.
      await tx.invitation.updateMany({
        where: { projectId: null, usedAt: null, revokedAt: null },
        data: { revokedAt: ctx.now() },
      });
      await audit(tx, ctx, {
        action: 'account.create-user',
        target: `user:${account.id}`,
        before: null,
        after: account,
      });
      return account;
    });
  },
);
