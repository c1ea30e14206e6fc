import { z } from 'zod';
import { TargetRefused, TargetUnreachable } from '#lib/compute/target.ts';
import type { ModelServer } from '#lib/db/generated/client.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { isServerEnded } from '#lib/domain/servers/states.ts';
import type { ProjectCtx } from '../context.ts';
import { findTarget, openTarget } from '../targets/find.ts';
import { projectVerb } from '../verb.ts';
import { findServer, ServerRef } from './find.ts';
import { outputOf } from './follow/output-of.ts';
import { shownServer, viewServer } from './view-server.ts';

export const showServer = projectVerb(
  {
    name: 'servers.show',
    summary: 'Shows a server of a model: its state, address and the last lines that it printed.',
    kind: 'query',
    capability: 'read',
    input: z.object({ server: ServerRef }),
  },
  async (ctx, input) => {
    const { id } = await findServer(ctx, input.server);
    const server = await ctx.db.modelServer.findUniqueOrThrow({ where: { id }, include: shownServer });
    const output = isServerEnded(server.state) ? server.outputTail : await outputNow(ctx, server);
    return { ...viewServer(server), output: output ?? '' };
  },
);

/** null where the target cannot be asked now. */
async function outputNow(ctx: ProjectCtx, { targetId, tag }: ModelServer): Promise<string | null> {
  try {
    return await outputOf(openTarget(ctx, await findTarget(ctx.db, targetId)), tag);
  } catch (error) {
    const expected = [TargetUnreachable, TargetRefused, StudioError].some((one) => error instanceof one);
    if (!expected) throw error;
    return null;
  }
}
