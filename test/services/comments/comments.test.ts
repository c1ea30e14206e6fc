import { describe, expect, test } from 'vitest';
import {
  addComment,
  deleteComment,
  doneMention,
  editComment,
  listMentions,
  resolveComment,
} from '#lib/services/comments/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { getReviewItem, markStep } from '#lib/services/review/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';
import { projectWithVariants } from '#test/support/variants.ts';

const { db } = await testDatabase();
const system = systemContext(db);
const { id: projectId, slug: project, variants } = await projectWithVariants(system, 6);

async function member(name: string, role: 'annotator' | 'reviewer' | 'viewer' = 'annotator') {
  const actor = await makeUser(db, { projectId, role });
  await db.user.update({ where: { id: actor.id }, data: { name } });
  return { ...system, actor };
}
const ada = await member('Ada');
const emmy = await member('Emmy Noether');
const grace = await member('Grace', 'reviewer');
const outsider = await makeUser(db);
await db.user.update({ where: { id: outsider.id }, data: { name: 'Hypatia' } });

let used = 0;
const next = () => variants[used++]!.id;
const bodies = async (ctx: Ctx, variant: string) =>
  (await getReviewItem(ctx, { project, variant })).comments.map(({ body }) => body);
const mentioned = async (ctx: Ctx) =>
  (await listMentions(ctx, { project })).items.map(({ body, variantId }) => [variantId, body]);

describe('a comment', () => {
  test('mentions members, who find it on their list until they are done with it', async () => {
    const variant = next();
    const body = '@emmy noether and @Hypatia: is $x^2$ meant? @Ada wrote it.';
    const { comment, mentions } = await addComment(ada, { project, variant, body });
    expect(new Set(mentions)).toEqual(new Set([emmy.actor.id, ada.actor.id]));
    expect(await mentioned(emmy)).toEqual([[variant, body]]);
    expect(await mentioned(grace)).toEqual([]);
    await doneMention(emmy, { project, comment });
    expect(await mentioned(emmy)).toEqual([]);
    expect(await mentioned(ada)).toEqual([[variant, body]]);
    const all = await listMentions(emmy, { project, done: true });
    expect(all.items).toMatchObject([
      { id: comment, variantSeq: expect.any(Number), doneAt: expect.any(Date) },
    ]);
    await expect(doneMention(grace, { project, comment })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is changed and deleted by its author alone; the mentions follow', async () => {
    const variant = next();
    const { comment } = await addComment(ada, { project, variant, body: 'Hello @Grace' });
    await expect(editComment(emmy, { project, comment, body: 'No' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(deleteComment(grace, { project, comment })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await editComment(ada, { project, comment, body: 'Hello @Emmy Noether' });
    expect(await mentioned(grace)).toEqual([]);
    expect(await mentioned(emmy)).toEqual([[variant, 'Hello @Emmy Noether']]);
    await deleteComment(ada, { project, comment });
    expect(await mentioned(emmy)).toEqual([]);
    const item = await getReviewItem(grace, { project, variant });
    expect(item.comments).toMatchObject([
      { body: '', deletedAt: expect.any(Date), authorLabel: ada.actor.label },
    ]);
    await expect(editComment(ada, { project, comment, body: 'Back' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('is resolved by anybody, which takes it off the lists, and opened again', async () => {
    const variant = next();
    const { comment } = await addComment(ada, { project, variant, body: '@Grace, see this' });
    await resolveComment(emmy, { project, comment });
    expect(await mentioned(grace)).toEqual([]);
    const item = await getReviewItem(ada, { project, variant });
    expect(item.comments).toMatchObject([{ resolvedAt: expect.any(Date), resolvedLabel: emmy.actor.label }]);
    await resolveComment(grace, { project, comment, resolved: false });
    expect(await mentioned(grace)).toEqual([[variant, '@Grace, see this']]);
  });

  test('is not empty, and stands at the revision that was read', async () => {
    const variant = next();
    await expect(addComment(ada, { project, variant, body: '   ' })).rejects.toMatchObject({
      code: 'INVALID',
    });
    await addComment(ada, { project, variant, body: 'One', revision: 1 });
    const item = await getReviewItem(ada, { project, variant });
    expect(item.comments).toMatchObject([{ revision: 1, body: 'One', mentions: [] }]);
  });
});

test('what others do with an item that is decided blindly is hidden until it is complete', async () => {
  const variant = next();
  const queue = await db.reviewQueue.create({
    data: { projectId, name: 'Blind', randomSeed: 1, votesNeeded: 2, status: 'open' },
  });
  const placed = await db.queueItem.create({ data: { queueId: queue.id, variantId: variant, rank: 1 } });
  const { comment } = await addComment(ada, { project, variant, body: '@Emmy Noether it is wrong' });
  await markStep(ada, { project, variant, revision: 1, step: 1 });
  await addComment(emmy, { project, variant, body: 'Mine' });
  expect(await bodies(ada, variant)).toEqual(['@Emmy Noether it is wrong']);
  expect(await bodies(emmy, variant)).toEqual(['Mine']);
  expect(await bodies(grace, variant)).toHaveLength(2);
  expect((await getReviewItem(emmy, { project, variant })).stepLabels).toEqual([]);
  expect((await getReviewItem(ada, { project, variant })).stepLabels).toHaveLength(1);
  expect((await mentioned(emmy)).map(([id]) => id)).not.toContain(variant);
  await expect(resolveComment(emmy, { project, comment })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const act = {
    action: 'accept',
    previousStatus: 'pending',
    actorId: ada.actor.id,
    actorLabel: 'Ada',
  } as const;
  await db.decision.create({
    data: { projectId, variantId: variant, groupId: variant, revision: 1, reasons: [], ...act },
  });
  expect((await getReviewItem(emmy, { project, variant })).decisions).toEqual([]);
  await db.queueItem.update({ where: { id: placed.id }, data: { state: 'agreed' } });
  expect(await bodies(emmy, variant)).toHaveLength(2);
  expect((await mentioned(emmy)).map(([id]) => id)).toContain(variant);
  expect((await getReviewItem(emmy, { project, variant })).decisions).toHaveLength(1);
});
