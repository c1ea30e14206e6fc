import { z } from 'zod';
import { notFound } from '#lib/domain/errors.ts';
import { projectVerb } from '../../verb.ts';
import { readVersionRowsAt } from '../read-rows.ts';
import { standingRecalls } from '../recalls/standing.ts';
import { findVersion, VersionRef } from '../summarize.ts';
import { auditsOfVariant, checksOfRevision, hitsOf } from './evidence.ts';
import { rejectedOf } from './rejected.ts';
import { seedOf } from './seed.ts';
import { variantOf } from './variant.ts';

export const RowRef = z.object({
  version: VersionRef,
  position: z.coerce
    .number()
    .int()
    .min(0)
    .max(2_147_483_646)
    .describe('The place of the row in the version, from 0, as its rows are listed'),
});

export const traceRow = projectVerb(
  {
    name: 'versions.trace',
    summary:
      'Follows a row of a version back to its seed, source file, method, template, request, reply, edits, decisions and checks.',
    kind: 'query',
    capability: 'read',
    input: RowRef,
  },
  async (ctx, { version: ref, position }) => {
    const version = await findVersion(ctx, ref);
    const member = await ctx.db.versionMember.findUnique({
      where: { versionId_position: { versionId: version.id, position } },
    });
    if (!member) throw notFound(`Row ${position + 1} of ${version.rowCount} of "${version.name}"`);
    const row = (await readVersionRowsAt(ctx, version.id, [position])).get(position);
    if (!row) throw notFound(`Row ${position + 1} of "${version.name}"`);
    const { variantId, revision, seedId, rowHash } = member;
    const [seed, made, checks, hits, rejected] = await Promise.all([
      seedOf(ctx, seedId),
      variantOf(ctx, member, row),
      checksOfRevision(ctx, variantId, revision),
      hitsOf(ctx, { variantId, seedId }),
      rejectedOf(ctx, member),
    ]);
    const chain = made?.variant.ancestors.map(({ id }) => id) ?? [];
    const recalls = await standingRecalls(ctx, { seeds: [seedId], variants: [variantId, ...chain] });
    const { number, name, rowCount, contentHash, kind, frozenAt } = version;
    return {
      version: { number, name, rowCount, contentHash, kind, frozenAt },
      ...{ position, variantId, revision, seedId },
      /** SHA-256 of the canonical line, hex; null in a version that was frozen before rows were hashed. */
      rowHash: rowHash && Buffer.from(rowHash).toString('hex'),
      row,
      /** Null: the seed is no longer there; `row.lineage` holds what the version itself says of it. */
      seed,
      /**
       * Null: the variant is no longer there, and with it its making, edits, decisions and checks; or, for revision 0, the
       * row is the solution of the seed itself.
       */
      ...{ variant: made?.variant ?? null, today: made?.today ?? null },
      /** Of a pair: what its worse side was made of. */
      rejected,
      ...{ checks, hits, recalls },
      audits: made ? await auditsOfVariant(ctx, made.variant) : [],
    };
  },
);

export type RowTrace = Awaited<ReturnType<typeof traceRow>>;
