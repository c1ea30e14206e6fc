import { z } from 'zod';
import { notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { audit } from '../../audit.ts';
import { projectVerb } from '../../verb.ts';
import { findVersion, VersionRef } from '../summarize.ts';

export const revokeVersionLink = projectVerb(
  {
    name: 'versions.revoke-link',
    summary: 'Ends a link of a version.',
    kind: 'command',
    capability: 'freeze',
    input: z.object({ version: VersionRef, link: Id.describe('The id of the link') }),
  },
  async (ctx, { version: ref, link }) => {
    const version = await findVersion(ctx, ref);
    return ctx.db.$transaction(async (tx) => {
      const { count } = await tx.versionLink.updateMany({
        where: { id: link, versionId: version.id, revokedAt: null },
        data: { revokedAt: ctx.now() },
      });
      if (count === 0) throw notFound('This link');
      await audit(tx, ctx, {
        action: 'versions.revoke-link',
        target: `version ${version.id}`,
        before: { link, revokedAt: null },
        after: { link, revokedAt: ctx.now() },
      });
      return { link };
    });
  },
);
