import { limitReached } from '#lib/domain/errors.ts';
import { linkedFiles, mostLinks, NewLink } from '#lib/domain/versions/pull/link.ts';
import { audit } from '../../audit.ts';
import { userIdOf } from '../../by-whom.ts';
import { projectVerb } from '../../verb.ts';
import { filesOf } from '../pull/version-file.ts';
import { findVersion, VersionRef } from '../summarize.ts';
import { linkFields, newLinkToken } from './link-token.ts';

/** The token itself is in this answer and nowhere else. */
export const createVersionLink = projectVerb(
  {
    name: 'versions.create-link',
    summary: 'Makes a secret address of the files of one version; it is shown once.',
    kind: 'command',
    capability: 'freeze',
    input: NewLink.extend({ version: VersionRef }),
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    const files = await filesOf(ctx.storage, version);
    const { token, tokenHash, prefix } = newLinkToken(ctx.randomBytes);
    const now = ctx.now();
    const { name, days } = input;
    const expiresAt = new Date(now.getTime() + days * 86_400_000);
    return ctx.db.$transaction(async (tx) => {
      const working = await tx.versionLink.count({
        where: { versionId: version.id, revokedAt: null, expiresAt: { gt: now } },
      });
      if (working >= mostLinks)
        throw limitReached(`This version has ${working} links. Revoke one of them first.`);
      const made = await tx.versionLink.create({
        data: {
          ...{ versionId: version.id, name, prefix, tokenHash, expiresAt },
          ...{ createdAt: now, createdById: userIdOf(ctx) },
        },
        select: linkFields,
      });
      await audit(tx, ctx, {
        action: 'versions.create-link',
        target: `version ${version.id}`,
        before: null,
        after: { link: made.id, name, prefix, expiresAt: expiresAt.toISOString() },
      });
      const path = linkedFiles(token);
      return { ...made, token, path, files: files.map((file) => `${path}/${file.path}`) };
    });
  },
);
