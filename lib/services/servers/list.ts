import { z } from 'zod';
import { Flag } from '#lib/domain/flag.ts';
import { liveServerStates } from '#lib/domain/servers/states.ts';
import { projectVerb } from '../verb.ts';
import { shownServer, viewServer } from './view-server.ts';

const most = 200;

export const listServers = projectVerb(
  {
    name: 'servers.list',
    summary: 'Lists the servers of models that the studio started, the newest first.',
    kind: 'query',
    capability: 'read',
    input: z.object({ live: Flag.default(false).describe('Only those that have not ended') }),
  },
  async (ctx, { live }) => {
    const found = await ctx.db.modelServer.findMany({
      where: { projectId: ctx.project.id, ...(live && { state: { in: liveServerStates } }) },
      ...{ orderBy: { number: 'desc' }, take: most, include: shownServer },
    });
    return { items: found.map(viewServer) };
  },
);
