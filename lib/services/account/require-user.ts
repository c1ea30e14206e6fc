import { forbidden } from '#lib/domain/errors.ts';
import type { Ctx } from '../context.ts';

/** The person who asks. The command line and the worker are nobody: they have no account to act on. */
export function requireUser(ctx: Ctx): { id: string; label: string } {
  if (ctx.actor.kind === 'user') return ctx.actor;
  throw forbidden('Only a person with an account may do this. Sign in first.');
}
