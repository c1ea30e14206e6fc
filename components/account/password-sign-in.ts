import { signIn } from 'next-auth/react';
import { type ActionResult, unreachable } from '#components/form/action-result.ts';

/** Signs in with a password. */
export async function passwordSignIn(email: string, password: string): Promise<ActionResult<null>> {
  const answer = await signIn('credentials', { email, password, redirect: false }).catch(() => null);
  if (answer?.ok && !answer.error) return { ok: true, value: null };
  if (!answer?.error) return { ok: false, error: unreachable };
  return { ok: false, error: { code: 'FORBIDDEN', message: answer.error, issues: [], details: {} } };
}
