import { setTimeout } from 'node:timers/promises';
import { createQueue, runFill } from '#lib/services/queues/index.ts';
import { createToken } from '#lib/services/tokens/index.ts';
import { makeUser } from '#test/support/factories.ts';
import type { Studio } from '../generate/studio.ts';

/** People with tokens, and a queue at N = 2 over all pending variants. */
export async function makeTeam({ ctx }: Studio, project: { id: string; slug: string }, people: number) {
  const tokens: string[] = [];
  for (let number = 0; number < people; number++) {
    const actor = await makeUser(ctx.db, { projectId: project.id, role: 'annotator' });
    tokens.push((await createToken({ ...ctx, actor }, { name: 'bench' })).token);
  }
  const made = await createQueue(ctx, {
    ...{ project: project.slug, name: `bench ${tokens[0]!.slice(-8)}`, order: 'random', votes: 2 },
  });
  if (made.status === 'filling') await runFill(ctx, made.queue);
  for (;;) {
    const { status } = await ctx.db.reviewQueue.findUniqueOrThrow({ where: { id: made.queue } });
    if (status === 'open') return { tokens, queue: made.queue };
    await setTimeout(200);
  }
}
