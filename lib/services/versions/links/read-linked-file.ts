import { z } from 'zod';
import { projectRole } from '#lib/db/queries/project-role.ts';
import { may } from '#lib/domain/access.ts';
import { notFound } from '#lib/domain/errors.ts';
import type { Ctx } from '../../context.ts';
import { installationVerb } from '../../verb.ts';
import { openFile } from '../pull/open-file.ts';
import { FilePath } from '../pull/read-file.ts';
import { hashLinkToken } from './link-token.ts';

const minute = 60_000;

export const readLinkedFile = installationVerb(
  {
    name: 'versions.linked-file',
    summary: 'Gives a file of the version that a link is for, to whoever has the link.',
    kind: 'query',
    who: 'anyone',
    input: z.object({ token: z.string().max(200).describe('The secret part of the link'), path: FilePath }),
  },
  async (ctx, { token, path }) => openFile(ctx, await versionOf(ctx, token), path),
);

/** The version of a link that works: neither ended nor revoked, made by somebody who may still read the project. */
async function versionOf(ctx: Ctx, token: string) {
  const link = await ctx.db.versionLink.findUnique({
    where: { tokenHash: hashLinkToken(token) },
    include: { version: { include: { project: { select: { slug: true } } } } },
  });
  if (!link || link.revokedAt || link.expiresAt <= ctx.now()) throw unknown();
  if (link.createdById && !(await mayRead(ctx, link.version.project.slug, link.createdById))) throw unknown();
  if (!link.lastUsedAt || ctx.now().getTime() - link.lastUsedAt.getTime() >= minute) {
    await ctx.db.versionLink.update({ where: { id: link.id }, data: { lastUsedAt: ctx.now() } });
  }
  return link.version;
}

const unknown = () => notFound('This link, or the file behind it,');

async function mayRead(ctx: Ctx, slug: string, userId: string): Promise<boolean> {
  const user = await ctx.db.user.findUnique({ where: { id: userId }, select: { active: true } });
  const found = await projectRole(ctx.db, slug, userId);
  return user?.active === true && found?.role != null && may(found.role, 'read');
}
