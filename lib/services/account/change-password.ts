import { z } from 'zod';
import { Password, TypedPassword } from '#lib/domain/account/schema.ts';
import { invalid } from '#lib/domain/errors.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../context.ts';
import { installationVerb } from '../verb.ts';
import { endSessions } from './end-sessions.ts';
import { hashPassword, passwordMatches } from './password-hash.ts';
import { requireUser } from './require-user.ts';
import { giveBackTry, reserveTry } from './sign-in-throttle.ts';

/** Ends every session of the account, the one that asks too: sign in again with the new password. */
export const changePassword = installationVerb(
  {
    name: 'account.change-password',
    summary: 'Change your own password; every session ends',
    kind: 'command',
    who: 'signed-in',
    input: z.object({ current: TypedPassword, next: Password }),
  },
  async (ctx, { current, next }) => {
    const { id } = requireUser(ctx);
    await checkCurrent(ctx, id, current);
    if (current === next) throw wrongField('next', 'This is the password that you have.');
    const passwordHash = await hashPassword(next);
    await ctx.db.$transaction(async (tx) => {
      const sessions = await endSessions(tx, id, { passwordHash });
      await audit(tx, ctx, { action: 'account.change-password', target: `user:${id}`, ...sessions });
    });
    return {};
  },
);

async function checkCurrent(ctx: Ctx, id: string, current: string) {
  const user = await ctx.db.user.findUniqueOrThrow({
    where: { id },
    select: { email: true, passwordHash: true },
  });
  const who = { email: user.email, address: null };
  await reserveTry(ctx.db, who, ctx.now());
  if (!(await passwordMatches(user.passwordHash, current))) {
    throw wrongField('current', 'This is not your password.');
  }
  await giveBackTry(ctx.db, who, ctx.now());
}

const wrongField = (path: string, message: string) => invalid(message, [{ path, message }]);
