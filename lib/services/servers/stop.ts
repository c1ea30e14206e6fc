import { z } from 'zod';
import { conflict } from '#lib/domain/errors.ts';
import { isServerEnded } from '#lib/domain/servers/states.ts';
import { projectVerb } from '../verb.ts';
import { askToStop } from './ask-to-stop.ts';
import { findServer, ServerRef } from './find.ts';

export const stopServer = projectVerb(
  {
    name: 'servers.stop',
    summary:
      'Stops a server of a model; its model stays in the list of what was asked, and can be asked no more.',
    kind: 'command',
    capability: 'train',
    input: z.object({ server: ServerRef }),
  },
  async (ctx, input) => {
    const server = await findServer(ctx, input.server);
    return ctx.db.$transaction(async (tx) => {
      if (isServerEnded(server.state) || !(await askToStop(tx, ctx, server.id))) {
        throw conflict(`The server ${server.number} has ended already.`);
      }
      return { server: server.id, number: server.number };
    });
  },
);
