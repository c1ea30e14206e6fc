import { lockAccounts } from '#lib/db/queries/lock-accounts.ts';
import { LinkToken, NewAccount } from '#lib/domain/account/schema.ts';
import { precondition } from '#lib/domain/errors.ts';
import { audit } from '../audit.ts';
import { installationVerb } from '../verb.ts';
import { asPerson } from './as-person.ts';
import { insertAccount } from './first-account.ts';
import { hashToken, usableLink } from './link-token.ts';
import { hashPassword } from './password-hash.ts';

const unusable = () =>
  precondition(
    'This set-up link was used, replaced or is too old. Start the studio again to print a new one.',
  );

/** Makes the first account. Two visitors with the same link make one account: the link is used in one statement. */
export const completeSetup = installationVerb(
  {
    name: 'account.complete-setup',
    summary: 'Make the first account with the set-up link',
    kind: 'command',
    who: 'anyone',
    input: NewAccount.extend({ token: LinkToken }),
  },
  async (ctx, { token, email, name, password }) => {
    const link = { ...usableLink(hashToken(token), ctx.now()), projectId: null };
    // Hashing is dear: a visitor without a link must not be able to ask for it.
    if (!(await ctx.db.invitation.findFirst({ where: link, select: { id: true } }))) throw unusable();
    const passwordHash = await hashPassword(password);
    return ctx.db.$transaction(async (tx) => {
      await lockAccounts(tx);
      const used = await tx.invitation.updateMany({ where: link, data: { usedAt: ctx.now() } });
      if (used.count !== 1 || (await tx.user.count()) > 0) throw unusable();
      const account = await insertAccount(tx, { email, name, passwordHash });
      await audit(tx, asPerson(ctx, account), {
        action: 'account.complete-setup',
        target: `user:${account.id}`,
        before: null,
        after: { email, name, administrator: true },
      });
      return account;
    });
  },
);
