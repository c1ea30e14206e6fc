import { z } from 'zod';
import { Email, Password } from '#lib/domain/account/schema.ts';
import { forbidden } from '#lib/domain/errors.ts';
import { audit } from '../audit.ts';
import { installationVerb } from '../verb.ts';
import { accountByEmail } from './account-by-email.ts';
import { endSessions } from './end-sessions.ts';
import { hashPassword } from './password-hash.ts';

/** For someone who forgot theirs: whoever may run commands on the studio's machine sets a new one. */
export const setPassword = installationVerb(
  {
    name: 'account.set-password',
    summary: 'Set the password of an account; every session of it ends',
    kind: 'command',
    who: 'administrator',
    input: z.object({ email: Email, password: Password }),
  },
  async (ctx, { email, password }) => {
    if (ctx.actor.kind !== 'system') throw forbidden("Set a password with the studio's command line.");
    const passwordHash = await hashPassword(password);
    return ctx.db.$transaction(async (tx) => {
      const account = await accountByEmail(tx, email);
      const sessions = await endSessions(tx, account.id, { passwordHash });
      await audit(tx, ctx, { action: 'account.set-password', target: `user:${account.id}`, ...sessions });
      return account;
    });
  },
);
