import { z } from 'zod';
import { touchedVersions } from '#lib/db/queries/versions/touched-versions.ts';
import { conflict } from '#lib/domain/errors.ts';
import { audit } from '../../audit.ts';
import { userIdOf } from '../../by-whom.ts';
import { projectVerb } from '../../verb.ts';
import { findOrigin, OriginRef } from './origin.ts';

export const recallOrigin = projectVerb(
  {
    name: 'versions.recall',
    summary: 'Marks a seed, variant or reply as bad: later versions leave out what goes back to it.',
    kind: 'command',
    capability: 'freeze',
    input: OriginRef.extend({
      reason: z
        .string()
        .trim()
        .min(3, 'Say what is wrong with it.')
        .max(2000)
        .describe('What is wrong with it'),
    }),
  },
  (ctx, { reason, ...ref }) =>
    ctx.db.$transaction(async (tx) => {
      const projectId = ctx.project.id;
      const origin = await findOrigin(tx, projectId, ref);
      const target = 'seed' in origin ? { seedId: origin.seed } : { variantId: origin.variant };
      const standing = await tx.recall.findFirst({ where: { projectId, ...target, withdrawnAt: null } });
      if (standing) throw conflict(`It is recalled already: ${standing.reason}`);
      const { actor } = ctx;
      const recall = await tx.recall.create({
        data: {
          ...{ projectId, ...target, reason, byId: userIdOf(ctx), at: ctx.now() },
          byLabel: actor.kind === 'anonymous' ? 'visitor' : actor.label,
        },
      });
      const versions = await touchedVersions(tx, projectId, origin);
      const after = { ...target, reason, versions: versions.map(({ number, rows }) => ({ number, rows })) };
      await audit(tx, ctx, { action: 'versions.recall', target: `recall ${recall.id}`, before: null, after });
      return { recall: recall.id, versions };
    }),
);
