import { z } from 'zod';
import { findInProject } from '#lib/db/queries/find-in-project.ts';
import { projectVerb } from '../verb.ts';

export const findItems = projectVerb(
  {
    name: 'projects.find',
    summary: 'Finds seeds, variants, batches and versions by number, id, name or text of the newest',
    kind: 'query',
    capability: 'read',
    input: z.object({ text: z.string().trim().min(1).max(200).describe('A number, an id or some text') }),
  },
  async (ctx, { text }) => ({ items: await findInProject(ctx.db, ctx.project.id, text) }),
);
