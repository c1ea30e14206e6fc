import { z } from 'zod';
import { notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { projectVerb } from '../../verb.ts';
import { viewPreview } from './view-preview.ts';

export const showPreview = projectVerb(
  {
    name: 'train.show-preview',
    summary: 'What the trainer answered to a preview, with the memory that the training needs.',
    kind: 'query',
    capability: 'read',
    input: z.object({ preview: Id.describe('The preview') }),
  },
  async (ctx, input) => {
    const found = await ctx.db.trainingPreview.findFirst({
      where: { id: input.preview, projectId: ctx.project.id },
    });
    if (!found) throw notFound('This preview');
    return viewPreview(found);
  },
);
