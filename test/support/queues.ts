import type { Ctx } from '#lib/services/context.ts';
import { createQueue } from '#lib/services/queues/index.ts';
import { makeUser } from './factories.ts';
import { projectWithVariants } from './variants.ts';

/** A project with a queue over its variants, and people who may work it. */
export async function queueOf(
  ctx: Ctx,
  variants: number,
  people: number,
  settings: Partial<Parameters<typeof createQueue>[1]> = {},
) {
  const made = await projectWithVariants(ctx, variants);
  const { id: projectId, slug: project } = made;
  const { queue } = await createQueue(ctx, { project, name: 'First', randomSeed: 1, ...settings });
  const person = async (role: 'annotator' | 'reviewer' | 'lead' = 'annotator'): Promise<Ctx> => ({
    ...ctx,
    actor: await makeUser(ctx.db, { projectId, role }),
  });
  const annotators = await Promise.all(Array.from({ length: people }, () => person()));
  return { ...made, project, projectId, queue, annotators, person };
}
