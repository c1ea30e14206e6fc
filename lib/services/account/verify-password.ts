import { z } from 'zod';
import { Email, TypedPassword } from '#lib/domain/account/schema.ts';
import { forbidden } from '#lib/domain/errors.ts';
import { audit } from '../audit.ts';
import { installationVerb } from '../verb.ts';
import { asPerson } from './as-person.ts';
import { passwordMatches } from './password-hash.ts';
import { giveBackTry, reserveTry } from './sign-in-throttle.ts';

/** One sentence for an unknown account, a wrong password and a deactivated account: it tells a guesser nothing. */
const wrongPassword = 'This email address and password do not go together.';

export const verifyPassword = installationVerb(
  {
    name: 'account.verify-password',
    summary: 'Sign in with email address and password',
    kind: 'command',
    who: 'anyone',
    input: z.object({ email: Email, password: TypedPassword }),
  },
  async (ctx, { email, password }) => {
    const who = { email, address: ctx.actor.kind === 'anonymous' ? ctx.actor.address : null };
    await reserveTry(ctx.db, who, ctx.now());
    const user = await ctx.db.user.findUnique({ where: { email } });
    const matches = await passwordMatches(user?.passwordHash ?? null, password);
    if (!user || !matches || !user.active) {
      // For an unknown account too: without this line its answer would come sooner.
      await audit(ctx.db, ctx, {
        action: 'account.sign-in-refused',
        target: `user:${user?.id ?? 'unknown'}`,
        before: null,
        after: { signedIn: false },
      });
      throw forbidden(wrongPassword);
    }
    await giveBackTry(ctx.db, who, ctx.now());
    await ctx.db.$transaction(async (tx) => {
      await tx.user.update({ where: { id: user.id }, data: { lastSeenAt: ctx.now() } });
      await audit(tx, asPerson(ctx, user), {
        ...{ action: 'account.sign-in', target: `user:${user.id}` },
        before: { lastSeenAt: user.lastSeenAt },
        after: { lastSeenAt: ctx.now() },
      });
    });
    return { id: user.id, name: user.name, email: user.email, sessionVersion: user.sessionVersion };
  },
);
