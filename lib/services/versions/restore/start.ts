import { z } from 'zod';
import { createRun } from '../../corpus/create-run.ts';
import { projectVerb } from '../../verb.ts';
import { findVersion, VersionRef } from '../summarize.ts';
import type { RestoreParameters } from './parameters.ts';
import { requireRestorable } from './require-restorable.ts';

export const restoreVersion = projectVerb(
  {
    name: 'versions.restore',
    summary:
      'Makes a version the working state again: its rows accepted with their frozen text, all others waiting; as a run that can be taken back.',
    kind: 'command',
    capability: 'freeze',
    input: z.object({ version: VersionRef }),
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    requireRestorable(version);
    const parameters: RestoreParameters = { version: version.id };
    return ctx.db.$transaction((tx) =>
      createRun(tx, ctx, { kind: 'restore', action: 'versions.restore', parameters }),
    );
  },
);
