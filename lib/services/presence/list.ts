import { z } from 'zod';
import { listPresences } from '#lib/db/queries/presence/list.ts';
import { projectVerb } from '../verb.ts';

export const listPresence = projectVerb(
  {
    name: 'presence.list',
    summary: 'Lists who looks at which variant now, and who edits.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  (ctx) => listPresences(ctx.db, ctx.project.id, ctx.now()),
);
