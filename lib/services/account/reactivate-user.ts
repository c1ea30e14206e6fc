import { z } from 'zod';
import { Email } from '#lib/domain/account/schema.ts';
import { audit } from '../audit.ts';
import { installationVerb } from '../verb.ts';
import { accountByEmail } from './account-by-email.ts';

/** Old sessions stay ended; tokens that have not expired work again. */
export const reactivateUser = installationVerb(
  {
    name: 'account.reactivate-user',
    summary: 'Let a deactivated account in again',
    kind: 'command',
    who: 'administrator',
    input: z.object({ email: Email }),
  },
  async (ctx, { email }) =>
    ctx.db.$transaction(async (tx) => {
      const account = await accountByEmail(tx, email);
      if (!account.active) {
        await tx.user.update({ where: { id: account.id }, data: { active: true } });
        await audit(tx, ctx, {
          ...{ action: 'account.reactivate-user', target: `user:${account.id}` },
          before: { active: false },
          after: { active: true },
        });
      }
      return { ...account, active: true };
    }),
);
