import { z } from 'zod';
import { notFound, precondition } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { audit } from '../../audit.ts';
import { projectVerb } from '../../verb.ts';
import { findVersion, VersionRef } from '../summarize.ts';
import { underWay } from './view-push.ts';

export const cancelPush = projectVerb(
  {
    name: 'versions.cancel-push',
    summary: 'Stops a push to the Hugging Face Hub; without its commit nothing of it is seen there.',
    kind: 'command',
    capability: 'freeze',
    input: z.object({ version: VersionRef, push: Id.describe('The id of the push') }),
  },
  async (ctx, { version: ref, push }) => {
    const version = await findVersion(ctx, ref);
    return ctx.db.$transaction(async (tx) => {
      const { count } = await tx.hubPush.updateMany({
        where: { id: push, versionId: version.id, status: underWay },
        data: { status: 'cancelled', sealedToken: null, finishedAt: ctx.now() },
      });
      if (count === 0) {
        if ((await tx.hubPush.count({ where: { id: push, versionId: version.id } })) === 0)
          throw notFound('This push');
        throw precondition('This push has ended.');
      }
      await audit(tx, ctx, {
        action: 'versions.cancel-push',
        target: `version ${version.id}`,
        before: { push, status: 'under way' },
        after: { push, status: 'cancelled' },
      });
      return { push, status: 'cancelled' as const };
    });
  },
);
