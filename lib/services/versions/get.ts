import { z } from 'zod';
import type { DatasetVersion } from '#lib/db/generated/client.ts';
import { countSources } from '#lib/db/queries/preference/count-sources.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { findVersion, summarizeVersion, VersionRef } from './summarize.ts';
import { runsOnVersions } from './trained-on.ts';

export const getVersion = projectVerb(
  {
    name: 'versions.show',
    summary: 'Shows a version: its recipe, counts, content hash and the hash of each exported file.',
    kind: 'query',
    capability: 'read',
    input: z.object({ version: VersionRef }),
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    const mix = await mixOfVersion(ctx, version);
    const sources = version.kind === 'preference' ? await countSources(ctx.db, version.id) : [];
    const by = version.frozenById
      ? await ctx.db.user.findUnique({ where: { id: version.frozenById }, select: { name: true } })
      : null;
    const runs = (await runsOnVersions(ctx, [version.id])).get(version.id) ?? [];
    return { ...summarizeVersion(version), frozenBy: by?.name ?? null, mix, sources, runs };
  },
);

const Mix = z.array(
  z.object({
    method: z.string(),
    subject: z.string().nullable(),
    level: z.number().nullable(),
    rows: z.number(),
  }),
);

/** Rows by method, subject and level. */
export const mixOfVersion = async (ctx: ProjectCtx, { id, manifestHash, mix }: DatasetVersion) =>
  manifestHash ? Mix.parse(mix) : countMix(ctx, id);

/** Of a version from before there were shards. */
async function countMix({ db }: ProjectCtx, versionId: string) {
  const groups = await db.versionRow.groupBy({
    by: ['method', 'subject', 'level'],
    where: { versionId },
    _count: { _all: true },
    orderBy: [{ method: 'asc' }, { subject: 'asc' }, { level: 'asc' }],
  });
  return groups.map(({ _count, ...group }) => ({ ...group, rows: _count._all }));
}
