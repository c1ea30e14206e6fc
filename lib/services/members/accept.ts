import { z } from 'zod';
import type { Tx } from '#lib/db/client.ts';
import { lockAccounts } from '#lib/db/queries/lock-accounts.ts';
import { LinkToken, Password, PersonName } from '#lib/domain/account/schema.ts';
import { conflict, forbidden, invalid, precondition } from '#lib/domain/errors.ts';
import { asPerson } from '../account/as-person.ts';
import { type Account, accountFields, insertAccount } from '../account/first-account.ts';
import { hashPassword } from '../account/password-hash.ts';
import { audit } from '../audit.ts';
import { userIdOf } from '../by-whom.ts';
import type { Ctx } from '../context.ts';
import { installationVerb } from '../verb.ts';
import { findInvitation, type OpenInvitation } from './find-invitation.ts';

const Acceptance = z.object({
  token: LinkToken,
  name: PersonName.optional().describe('For a new account'),
  password: Password.optional().describe('For a new account'),
});

/** Joins the project: with the account that is signed in, or with a new one for the invited address. */
export const acceptInvitation = installationVerb(
  {
    name: 'members.accept',
    summary: 'Accept an invitation',
    kind: 'command',
    who: 'anyone',
    input: Acceptance,
  },
  async (ctx, { token, name, password }) => {
    const invitation = await findInvitation(ctx.db, token, ctx.now());
    const { email } = invitation;
    const existing = await invitedAccount(ctx, email);
    const passwordHash = existing ? null : await hashPassword(required(password, 'password'));
    const personName = existing ? '' : required(name, 'name');
    return ctx.db.$transaction(async (tx) => {
      await lockAccounts(tx);
      await use(tx, ctx, invitation);
      const account = existing ?? (await insertAccount(tx, { email, name: personName, passwordHash }));
      await join(tx, asPerson(ctx, account), account, invitation);
      return { project: invitation.project.slug, email, role: invitation.role };
    });
  },
);

/** The account of the invited address, which must be the one that is signed in; null where there is none. */
async function invitedAccount(ctx: Ctx, email: string): Promise<Account | null> {
  const account = await ctx.db.user.findUnique({ where: { email }, select: accountFields });
  const signedIn = userIdOf(ctx);
  if (signedIn !== null && signedIn !== account?.id) {
    throw forbidden(`This invitation is for ${email}. Sign out, then open the link again.`);
  }
  if (account && signedIn === null) {
    throw precondition(`${email} has an account already. Sign in with it, then open the link again.`);
  }
  return account;
}

function required<T>(value: T | undefined, path: 'name' | 'password'): T {
  if (value !== undefined) return value;
  const message = `A new account needs a ${path}.`;
  throw invalid(message, [{ path, message }]);
}

/** One statement decides between two who use the link at the same moment. */
async function use(tx: Tx, ctx: Ctx, { id }: OpenInvitation) {
  const used = await tx.invitation.updateMany({
    where: { id, usedAt: null, revokedAt: null },
    data: { usedAt: ctx.now() },
  });
  if (used.count !== 1) throw conflict('This invitation was used or withdrawn a moment ago.');
}

/** Someone who is a member already keeps the role that they have. */
async function join(tx: Tx, ctx: Ctx, account: Account, { project, role }: OpenInvitation) {
  await tx.membership.createMany({
    data: [{ projectId: project.id, userId: account.id, role }],
    skipDuplicates: true,
  });
  await audit(
    tx,
    { ...ctx, project, role },
    {
      action: 'members.accept',
      target: `user:${account.id}`,
      before: null,
      after: { email: account.email, role },
    },
  );
}
