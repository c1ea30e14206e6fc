import type { Ctx } from '#lib/services/context.ts';
import { claimItems, createQueue, vote } from '#lib/services/queues/index.ts';
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

export const accept = { revision: 1, action: 'accept' } as const;
export const reject: { revision: 1; action: 'reject'; reasons: ['arithmetic'] } = {
  revision: 1,
  action: 'reject',
  reasons: ['arithmetic'],
};

/** The variant that a person is given next. */
export const next = async (one: Ctx, project: string, queue: string) =>
  (await claimItems(one, { project, queue, count: 1 })).items[0]?.id;

/** Votes until nothing is left for this person, who is given `count` items at once; the variants voted on. */
export async function workQueue(
  person: Ctx,
  { project, queue, count = 1 }: { project: string; queue: string; count?: number },
  says: (item: { id: string; seq: number }) => boolean,
): Promise<string[]> {
  const seen: string[] = [];
  for (;;) {
    const [item] = (await claimItems(person, { project, queue, count })).items;
    if (!item) return seen;
    seen.push(item.id);
    await vote(person, { project, queue, variant: item.id, ...(says(item) ? accept : reject) });
  }
}
