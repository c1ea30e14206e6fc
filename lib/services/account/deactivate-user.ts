import { z } from 'zod';
import type { Tx } from '#lib/db/client.ts';
import { lockAccounts } from '#lib/db/queries/lock-accounts.ts';
import { Email } from '#lib/domain/account/schema.ts';
import { precondition } from '#lib/domain/errors.ts';
import { audit } from '../audit.ts';
import { installationVerb } from '../verb.ts';
import { accountByEmail } from './account-by-email.ts';
import { endSessions } from './end-sessions.ts';

export const deactivateUser = installationVerb(
  {
    name: 'account.deactivate-user',
    summary: 'Deactivate an account: its sessions and tokens end at their next request',
    kind: 'command',
    who: 'administrator',
    input: z.object({ email: Email }),
  },
  async (ctx, { email }) =>
    ctx.db.$transaction(async (tx) => {
      await lockAccounts(tx);
      const account = await accountByEmail(tx, email);
      if (account.administrator) await requireAnotherAdministrator(tx, account.id);
      if (account.active) {
        const { before, after } = await endSessions(tx, account.id, { active: false });
        await audit(tx, ctx, {
          ...{ action: 'account.deactivate-user', target: `user:${account.id}` },
          before: { active: true, ...before },
          after: { active: false, ...after },
        });
      }
      return { ...account, active: false, projectsWithoutOwner: await projectsOnlyOwnedBy(tx, account.id) };
    }),
);

async function requireAnotherAdministrator(tx: Tx, id: string) {
  const others = await tx.user.count({ where: { administrator: true, active: true, id: { not: id } } });
  if (others === 0) throw precondition('This is the only administrator. Make another one first.');
}

/** Slugs of the projects that this account owns and no other active account does. */
async function projectsOnlyOwnedBy(tx: Tx, userId: string): Promise<string[]> {
  const projects = await tx.project.findMany({
    where: {
      memberships: {
        some: { userId, role: 'owner' },
        none: { role: 'owner', user: { active: true, id: { not: userId } } },
      },
    },
    select: { slug: true },
    orderBy: { slug: 'asc' },
  });
  return projects.map((project) => project.slug);
}
