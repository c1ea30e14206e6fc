import { lockProjectServers } from '#lib/db/queries/lock-project-servers.ts';
import { ServerRequest } from '#lib/domain/servers/schema.ts';
import { projectVerb } from '../verb.ts';
import { planServer } from './plan-server.ts';
import { storeServer } from './store-server.ts';

export const startServer = projectVerb(
  {
    name: 'servers.start',
    summary:
      'Serves a checkpoint of a run, or a folder with a model, at its compute target as a model of the project.',
    kind: 'command',
    capability: 'train',
    input: ServerRequest,
  },
  async (ctx, request) => {
    const plan = await planServer(ctx, request);
    return ctx.db.$transaction(async (tx) => {
      await lockProjectServers(tx, ctx.project.id);
      const { id, number, name, endpointId } = await storeServer(tx, ctx, plan, request.name);
      return { server: id, number, name, model: endpointId };
    });
  },
);
