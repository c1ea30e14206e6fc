import { z } from 'zod';
import { precondition } from '#lib/domain/errors.ts';
import { audit } from '../../audit.ts';
import { underWay } from '../../corpus/create-run.ts';
import { projectVerb } from '../../verb.ts';
import { findVersion, VersionRef } from '../summarize.ts';
import { runOfVersion } from './run-of-version.ts';

export const cancelVerify = projectVerb(
  {
    name: 'versions.cancel-verify',
    summary: 'Stops the verification of a version that is on its way; what was found before stays.',
    kind: 'command',
    capability: 'read',
    input: z.object({ version: VersionRef }),
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    return ctx.db.$transaction(async (tx) => {
      const { count } = await tx.corpusRun.updateMany({
        where: { ...runOfVersion(ctx, version.id), status: underWay },
        data: { status: 'cancelled', finishedAt: ctx.now() },
      });
      if (count === 0) throw precondition('This version is not being verified now.');
      await audit(tx, ctx, {
        action: 'versions.cancel-verify',
        target: `version ${version.id}`,
        before: { status: 'under way' },
        after: { status: 'cancelled' },
      });
      return { version: version.number, status: 'cancelled' as const };
    });
  },
);
