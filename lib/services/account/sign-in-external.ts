import { z } from 'zod';
import type { Tx } from '#lib/db/client.ts';
import { lockAccounts } from '#lib/db/queries/lock-accounts.ts';
import { isAllowedDomain, type Refusal, refusals } from '#lib/domain/account/admission.ts';
import { Email } from '#lib/domain/account/schema.ts';
import { forbidden, StudioError } from '#lib/domain/errors.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../context.ts';
import { installationVerb } from '../verb.ts';
import { asPerson } from './as-person.ts';
import { accountFields, insertAccount } from './first-account.ts';

const ExternalSignIn = z.object({
  provider: z.string().min(1).max(40),
  providerAccountId: z.string().min(1).max(300),
  email: Email,
  emailVerified: z.boolean().describe('The provider says that the address is theirs'),
  name: z.string().trim().max(80),
  allowedDomains: z.array(z.string()),
});
type ExternalSignIn = z.infer<typeof ExternalSignIn>;

const sessionFields = { ...accountFields, active: true, sessionVersion: true } as const;

const refuse = (refusal: Refusal) =>
  new StudioError('FORBIDDEN', refusals[refusal], { details: { refusal } });

/**
 * Someone whom a provider vouches for. Only the studio's own sign-in calls it: its input is what the provider said.
 * A known provider account signs in; an invited or allowed address gets an account; an address that has an account
 * already is refused, or whoever controls an address at any provider would control the account.
 */
export const signInExternal = installationVerb(
  {
    name: 'account.sign-in-external',
    summary: 'Sign in through GitHub, Google or an OIDC provider',
    kind: 'command',
    who: 'administrator',
    input: ExternalSignIn,
  },
  async (ctx, input) => {
    if (ctx.actor.kind !== 'system') throw forbidden("Only the studio's own sign-in may do this.");
    return ctx.db.$transaction(async (tx) => {
      await lockAccounts(tx);
      const user = (await linkedUser(tx, input)) ?? (await admit(tx, ctx, input));
      if (!user.active) throw refuse('deactivated');
      await tx.user.update({ where: { id: user.id }, data: { lastSeenAt: ctx.now() } });
      const after = { provider: input.provider };
      await audit(tx, asPerson(ctx, user), {
        action: 'account.sign-in',
        target: `user:${user.id}`,
        before: null,
        after,
      });
      return { id: user.id, sessionVersion: user.sessionVersion };
    });
  },
);

async function linkedUser(tx: Tx, { provider, providerAccountId }: ExternalSignIn) {
  const account = await tx.externalAccount.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { user: { select: sessionFields } },
  });
  return account?.user ?? null;
}

async function admit(tx: Tx, ctx: Ctx, input: ExternalSignIn) {
  const { provider, providerAccountId, email } = input;
  if (!input.emailVerified) throw refuse('unverified');
  if ((await tx.user.count()) === 0) throw refuse('no-account-yet');
  if (await tx.user.findUnique({ where: { email }, select: { id: true } })) throw refuse('account-exists');
  const invitations = await openInvitations(tx, ctx, email);
  if (invitations.length === 0 && !isAllowedDomain(email, input.allowedDomains)) throw refuse('not-invited');
  const name = input.name || email.slice(0, email.indexOf('@'));
  const account = await insertAccount(tx, { email, name, passwordHash: null });
  await tx.externalAccount.create({ data: { provider, providerAccountId, userId: account.id } });
  for (const { id, projectId, role } of invitations) {
    await tx.membership.create({ data: { projectId, userId: account.id, role } });
    await tx.invitation.update({ where: { id }, data: { usedAt: ctx.now() } });
  }
  await audit(tx, asPerson(ctx, account), {
    action: 'account.sign-up',
    target: `user:${account.id}`,
    before: null,
    after: { email, name, provider, projects: invitations.map(({ projectId }) => projectId) },
  });
  return tx.user.findUniqueOrThrow({ where: { id: account.id }, select: sessionFields });
}

/** At most one invitation of each project: the newest. */
async function openInvitations(tx: Tx, ctx: Ctx, email: string) {
  const rows = await tx.invitation.findMany({
    where: { email, usedAt: null, revokedAt: null, expiresAt: { gt: ctx.now() }, projectId: { not: null } },
    select: { id: true, projectId: true, role: true },
    orderBy: { createdAt: 'desc' },
    distinct: ['projectId'],
  });
  return rows.flatMap(({ id, projectId, role }) => (projectId && role ? [{ id, projectId, role }] : []));
}
