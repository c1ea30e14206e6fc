import { z } from 'zod';
import { lockProjectRuns } from '#lib/db/queries/lock-project-runs.ts';
import type { VerifyParameters } from '#lib/domain/versions/verified.ts';
import { createRun, underWay } from '../../corpus/create-run.ts';
import { projectVerb } from '../../verb.ts';
import { findVersion, VersionRef } from '../summarize.ts';
import { runOfVersion } from './run-of-version.ts';

export const verifyVersion = projectVerb(
  {
    name: 'versions.verify',
    summary:
      'Hashes every file and row of a version again and names what is not as it was frozen, as a run; one under way is found.',
    kind: 'command',
    capability: 'read',
    input: z.object({ version: VersionRef }),
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    const parameters: VerifyParameters = { version: version.id };
    return ctx.db.$transaction(async (tx) => {
      await lockProjectRuns(tx, ctx.project.id);
      const before = await tx.corpusRun.findFirst({
        where: { ...runOfVersion(ctx, version.id), status: underWay },
      });
      if (before) return { run: before.id };
      return createRun(tx, ctx, { kind: 'verify', action: 'versions.verify', parameters, beside: true });
    });
  },
);
