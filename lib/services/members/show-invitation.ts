import { z } from 'zod';
import { LinkToken } from '#lib/domain/account/schema.ts';
import { userIdOf } from '../by-whom.ts';
import { installationVerb } from '../verb.ts';
import { findInvitation } from './find-invitation.ts';

/** Looking uses nothing up: a mail scanner or a preview may open the link before the person does. */
export const showInvitation = installationVerb(
  {
    name: 'members.show-invitation',
    summary: 'Show what an invitation is for',
    kind: 'query',
    who: 'anyone',
    input: z.object({ token: LinkToken }),
  },
  async (ctx, { token }) => {
    const { email, role, expiresAt, project } = await findInvitation(ctx.db, token, ctx.now());
    const account = await ctx.db.user.findUnique({ where: { email }, select: { id: true } });
    const signedIn = userIdOf(ctx);
    return {
      email,
      role,
      expiresAt,
      project: project.name,
      hasAccount: account !== null,
      /** yours: for the account that is signed in. other: someone else is signed in. none: nobody is. */
      signedIn: relation(signedIn, account?.id),
    };
  },
);

function relation(signedIn: string | null, invited: string | undefined): 'none' | 'yours' | 'other' {
  if (signedIn === null) return 'none';
  return signedIn === invited ? 'yours' : 'other';
}
