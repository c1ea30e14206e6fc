import { describe, expect, test } from 'vitest';
import type { Ctx } from '#lib/services/context.ts';
import { adjudicate, showQueue, updateQueue, vote } from '#lib/services/queues/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { accept, next, queueOf, reject } from '#test/support/queues.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const statusOf = async (id: string) => (await db.variant.findUniqueOrThrow({ where: { id } })).status;

describe('N', () => {
  test('raised reopens what is done, and what was decided waits again; adjudicated items stay', async () => {
    const { project, queue, annotators, person } = await queueOf(ctx, 3, 3);
    const [one, other, third] = annotators as [Ctx, Ctx, Ctx];
    const agreed = (await next(one, project, queue))!;
    await next(other, project, queue);
    for (const who of [one, other]) await vote(who, { project, queue, variant: agreed, ...accept });
    const disputed = (await next(one, project, queue))!;
    await next(other, project, queue);
    await vote(one, { project, queue, variant: disputed, ...accept });
    await vote(other, { project, queue, variant: disputed, ...reject });
    await adjudicate(await person('reviewer'), { project, queue, variant: disputed, ...accept });
    expect(await updateQueue(ctx, { project, queue, votes: 3 })).toMatchObject({ reopened: 1 });
    expect([await statusOf(agreed), await statusOf(disputed)]).toEqual(['pending', 'accepted']);
    expect(await next(third, project, queue)).toBe(agreed);
    await vote(third, { project, queue, variant: agreed, ...accept });
    expect(await statusOf(agreed)).toBe('accepted');
  });

  test('lowered completes what has enough with what it has; nobody is asked more', async () => {
    const { project, queue, annotators } = await queueOf(ctx, 2, 4, { votes: 4 });
    const [one, other, third, fourth] = annotators as [Ctx, Ctx, Ctx, Ctx];
    const first = (await next(one, project, queue))!;
    for (const who of [other, third, fourth]) expect(await next(who, project, queue)).toBe(first);
    for (const who of [one, other, third]) await vote(who, { project, queue, variant: first, ...accept });
    expect(await updateQueue(ctx, { project, queue, votes: 2 })).toMatchObject({ completed: 1 });
    expect(await statusOf(first)).toBe('accepted');
    await expect(vote(fourth, { project, queue, variant: first, ...accept })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const { counts } = await showQueue(ctx, { project, queue });
    expect(counts).toMatchObject({ agreed: 1, open: 1, votes: 3 });
  });
});

test('a queue is worked by its members alone, and by nobody while it is closed', async () => {
  const { project, queue, annotators } = await queueOf(ctx, 2, 2);
  const [one, other] = annotators as [Ctx, Ctx];
  const userId = one.actor.kind === 'user' ? one.actor.id : '';
  await updateQueue(ctx, { project, queue, members: [userId] });
  expect(await next(one, project, queue)).toBeDefined();
  await expect(next(other, project, queue)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await updateQueue(ctx, { project, queue, status: 'closed' });
  await expect(next(one, project, queue)).rejects.toMatchObject({ code: 'PRECONDITION' });
});
