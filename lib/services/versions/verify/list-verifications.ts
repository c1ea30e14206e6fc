import { z } from 'zod';
import { Verified } from '#lib/domain/versions/verified.ts';
import { viewRun } from '../../corpus/view-run.ts';
import { projectVerb } from '../../verb.ts';
import { findVersion, VersionRef } from '../summarize.ts';
import { runOfVersion } from './run-of-version.ts';

/** The newest of them. */
const most = 20;

export const listVerifications = projectVerb(
  {
    name: 'versions.verifications',
    summary: 'Lists when a version was hashed again, for whom and what was found; and the newest run of it.',
    kind: 'query',
    capability: 'read',
    input: z.object({ version: VersionRef }),
  },
  async (ctx, input) => {
    const { id: versionId } = await findVersion(ctx, input.version);
    const found = await ctx.db.versionVerification.findMany({
      ...{ where: { versionId }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: most },
    });
    const run = await ctx.db.corpusRun.findFirst({
      where: runOfVersion(ctx, versionId),
      orderBy: { seq: 'desc' },
    });
    const items = found.map(({ id, runId, at, byLabel, result }) => ({
      ...{ id, run: runId, at, by: byLabel },
      ...Verified.parse(result),
    }));
    return { items, run: run && viewRun(run) };
  },
);

export type VerificationItem = Awaited<ReturnType<typeof listVerifications>>['items'][number];
