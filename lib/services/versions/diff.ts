import { z } from 'zod';
import type { DatasetVersion } from '#lib/db/generated/client.ts';
import { comparePairs } from '#lib/db/queries/preference/compare-pairs.ts';
import { differingPairs } from '#lib/db/queries/preference/differing-pairs.ts';
import { type ChangedMember, changedMembers } from '#lib/db/queries/versions/changed-members.ts';
import { compareMembers } from '#lib/db/queries/versions/compare-members.ts';
import { singleMembers } from '#lib/db/queries/versions/single-members.ts';
import { wideWorkMemory } from '#lib/db/queries/versions/wide-work-memory.ts';
import { precondition } from '#lib/domain/errors.ts';
import { Page } from '#lib/domain/ids.ts';
import { shareFrom } from '#lib/domain/versions/lengths.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { mixOfVersion } from './get.ts';
import { readVersionRowsAt } from './read-rows.ts';
import { findVersion, summarizeVersion, VersionRef } from './summarize.ts';

const Pair = z.object({
  from: VersionRef.describe('The version that is compared with: its number, name or id'),
  to: VersionRef.describe('The version that is looked at: its number, name or id'),
});

const Lengths = z.array(z.number());

export const diffVersions = projectVerb(
  {
    name: 'versions.diff',
    summary:
      'Compares two versions by lineage: rows added, removed and changed, and how mix and length shift.',
    kind: 'query',
    capability: 'read',
    input: Pair,
  },
  async (ctx, { from: before, to: after }) => {
    const [from, to] = await findPair(ctx, before, after);
    const counts = await ctx.db.$transaction(
      async (tx) => {
        await wideWorkMemory(tx);
        return (to.kind === 'preference' ? comparePairs : compareMembers)(tx, from.id, to.id);
      },
      { timeout: 120_000 },
    );
    const side = async (version: typeof from) => {
      const lengths = Lengths.parse(version.lengths);
      return {
        ...summarizeVersion(version),
        mix: await mixOfVersion(ctx, version),
        lengths,
        /** Shares of rows, 0 to 1, of at least so many tokens; null where lengths were not counted. */
        over: lengths.length === 0 ? null : { 512: shareFrom(lengths, 512), 2048: shareFrom(lengths, 2048) },
      };
    };
    return { counts, from: await side(from), to: await side(to) };
  },
);

export const diffRows = projectVerb(
  {
    name: 'versions.diff-rows',
    summary: 'Lists the rows that were added, removed or changed between two versions, with both texts.',
    kind: 'query',
    capability: 'read',
    input: Pair.extend({
      change: z.enum(['added', 'removed', 'changed']).describe('Which rows'),
      after: z.coerce.number().int().min(-1).optional().describe('nextAfter of the page before'),
      limit: Page.shape.limit.default(10),
    }),
  },
  async (ctx, { from: one, to: other, change, ...page }) => {
    const [from, to] = await findPair(ctx, one, other);
    const found = await membersOf(ctx, { from, to }, change, page);
    const members = found.slice(0, page.limit);
    const before = await textsAt(ctx, from.id, members, 'before');
    const after = await textsAt(ctx, to.id, members, 'after');
    const items = members.map(({ variantId, seedId, ...places }) => ({
      ...{ variantId, seedId, position: places.after ?? places.before ?? 0 },
      before: before.get(places.before) ?? null,
      after: after.get(places.after) ?? null,
    }));
    return { items, nextAfter: found.length > page.limit ? (items.at(-1)?.position ?? null) : null };
  },
);

/** The rows on one side of what differs, by their positions there. */
async function textsAt(
  ctx: ProjectCtx,
  versionId: string,
  members: readonly ChangedMember[],
  side: 'before' | 'after',
): Promise<Map<number | null, FrozenRow>> {
  const positions = members.map((member) => member[side]).filter((position) => position !== null);
  return readVersionRowsAt(ctx, versionId, positions);
}

/** Two versions that can be compared row by row. Throws PRECONDITION where one holds pairs and the other solutions. */
async function findPair(ctx: ProjectCtx, one: string, other: string) {
  const [from, to] = [await findVersion(ctx, one), await findVersion(ctx, other)];
  if (from.kind === to.kind) return [from, to] as const;
  const [pairs, solutions] = from.kind === 'preference' ? [from, to] : [to, from];
  throw precondition(
    `${pairs.name} holds preference pairs and ${solutions.name} solutions: rows of the two cannot be compared. Choose two of one kind.`,
  );
}

type Change = 'added' | 'removed' | 'changed';

/** One more than the page holds, where there are more. */
async function membersOf(
  { db }: ProjectCtx,
  versions: { from: DatasetVersion; to: DatasetVersion },
  change: Change,
  { after = -1, limit }: { after?: number; limit: number },
): Promise<ChangedMember[]> {
  const [from, to] = [versions.from.id, versions.to.id];
  const page = { after, limit: limit + 1 };
  if (versions.to.kind === 'preference') return differingPairs(db, change, { from, to, ...page });
  if (change === 'changed') return changedMembers(db, { from, to, ...page });
  const [has, lacks] = change === 'added' ? [to, from] : [from, to];
  const found = await singleMembers(db, { has, lacks, ...page });
  return found.map(({ position, ...member }) =>
    change === 'added'
      ? { ...member, before: null, after: position }
      : { ...member, before: position, after: null },
  );
}
