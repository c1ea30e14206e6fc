import { describe, expect, test } from 'vitest';
import type { Ctx } from '#lib/services/context.ts';
import {
  claimItems,
  createQueue,
  getQueueItem,
  listGold,
  markGold,
  runFill,
  showAccuracy,
  showAgreement,
  showQueue,
  unmarkGold,
} from '#lib/services/queues/index.ts';
import { decide, editVariant, getReviewItem } from '#lib/services/review/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { accept, queueOf, reject, workQueue } from '#test/support/queues.ts';
import { projectWithVariants } from '#test/support/variants.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

/** Somebody whose every claim draws gold while there is any: at a rate of one half, chance alone misses it at times. */
const drawsGold = (person: Ctx): Ctx => ({
  ...person,
  randomBytes: (length) => Uint8Array.from(ctx.randomBytes(length), (byte, at) => (at === 0 ? 0 : byte)),
});

describe('gold', () => {
  test('is asked of everybody unnoticed, measures them, and touches neither status nor agreement', async () => {
    const { project, queue, annotators, variants, person } = await queueOf(ctx, 8, 2, { goldRate: 0.5 });
    const [one, other] = annotators.map(drawsGold) as [Ctx, Ctx];
    const gold = variants[0]!.id;
    const lead = await person('lead');
    await markGold(lead, { project, variant: gold, ...reject });
    const seen = await workQueue(one, { project, queue }, () => true);
    expect(seen).toContain(gold);
    expect(await workQueue(other, { project, queue }, ({ id }) => id !== gold)).toContain(gold);
    expect(await showAccuracy(lead, { project, queue })).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ answered: 1, correct: 0, accuracy: expect.objectContaining({ value: 0 }) }),
        expect.objectContaining({ answered: 1, correct: 1, accuracy: expect.objectContaining({ value: 1 }) }),
      ]),
    });
    const variant = await db.variant.findUniqueOrThrow({ where: { id: gold } });
    expect(variant.status).toBe('pending');
    expect(await db.decision.count({ where: { variantId: gold } })).toBe(0);
    const { items } = await showAgreement(lead, { project, queue });
    expect(items).toBe(variants.length - 1);
    expect((await showQueue(lead, { project, queue })).counts).toMatchObject({
      items: variants.length - 1,
      votes: 2 * (variants.length - 1),
    });
  });

  test('looks like any other item to those who are measured, before and after their vote', async () => {
    const { project, queue, annotators, variants, person } = await queueOf(ctx, 3, 1, {
      goldRate: 0.5,
      votes: 1,
    });
    const one = drawsGold(annotators[0]!);
    const gold = variants[0]!.id;
    await markGold(await person('lead'), {
      project,
      variant: gold,
      ...reject,
      note: 'The known mistake.',
    });
    const views = new Map<string, unknown>();
    for (const variant of await workQueue(one, { project, queue }, () => true)) {
      const {
        inQueue,
        variant: shown,
        decisions,
        blind,
      } = await getQueueItem(one, { project, queue, variant });
      views.set(variant, { inQueue, status: shown.status, decisions, blind });
    }
    expect(views.size).toBe(variants.length);
    const others = [...views].filter(([id]) => id !== gold).map(([, view]) => view);
    expect(views.get(gold)).toEqual(others[0]);
    const told = JSON.stringify([
      await getQueueItem(one, { project, queue, variant: gold }),
      await getReviewItem(one, { project, variant: gold }),
      await showQueue(one, { project, queue }),
    ]);
    expect(told).not.toMatch(/known mistake|gold":true|"gold"/);
    for (const verb of [listGold, showAccuracy]) {
      await expect(verb(one, { project })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  test('is asked no more once its text was edited, it was unmarked, or somebody decided it', async () => {
    const { project, queue, annotators, variants, person } = await queueOf(ctx, 6, 1, { goldRate: 0.5 });
    const lead = await person('lead');
    const [edited, unmarked, decided] = variants.map(({ id }) => id) as [string, string, string];
    for (const variant of [edited, unmarked, decided]) await markGold(lead, { project, variant, ...reject });
    const { problem, solution, answer } = variants[0]!;
    await editVariant(lead, {
      project,
      variant: edited,
      revision: 1,
      problem: `${problem} So?`,
      solution,
      answer,
    });
    await unmarkGold(lead, { project, variant: unmarked });
    await decide(lead, { project, variant: decided, ...accept });
    const seen = await workQueue(annotators[0]!, { project, queue }, () => true);
    expect(seen.toSorted()).toEqual(
      variants
        .slice(3)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect((await listGold(lead, { project })).items.map(({ isAsked }) => isAsked)).toEqual([false, false]);
  });

  test('cannot be a variant that everybody can see the decision of', async () => {
    const { project, variants, person } = await queueOf(ctx, 2, 0);
    const lead = await person('lead');
    await decide(lead, { project, variant: variants[0]!.id, ...accept });
    await expect(markGold(lead, { project, variant: variants[0]!.id, ...accept })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
  });
});

describe('agreement', () => {
  test('counts items that are done, all queues or one, with a check as one more rater', async () => {
    const { project, queue, annotators, variants } = await queueOf(ctx, 6, 2);
    const [one, other] = annotators as [Ctx, Ctx];
    const order = variants.map(({ id }) => id);
    await workQueue(one, { project, queue }, ({ id }) => order.indexOf(id) % 2 === 0);
    // Nothing is done yet: nothing tells how they voted.
    expect(await showAgreement(one, { project })).toMatchObject({ items: 0, pairs: [] });
    await workQueue(other, { project, queue }, ({ id }) => order.indexOf(id) % 3 > 0);
    const people = await showAgreement(one, { project, queue });
    const same = order.filter((_, at) => (at % 2 === 0) === at % 3 > 0).length;
    expect(people.pairs).toMatchObject([{ count: order.length, agreement: same / order.length }]);
    const withCheck = await showAgreement(one, { project, rater: 'check:arithmetic-steps-recompute' });
    expect(withCheck.pairs).toHaveLength(3);
    expect(withCheck.voices).toBe(3 * order.length);
    await expect(showAgreement(one, { project, rater: 'somebody' })).rejects.toMatchObject({
      code: 'INVALID',
    });
  });
});

describe('the order of a queue', () => {
  const ranksOf = async (queueId: string) =>
    (await db.queueItem.findMany({ where: { queueId }, orderBy: { rank: 'asc' } })).map(
      (item) => item.variantId,
    );

  test('is made again by the same random seed, and another by another', async () => {
    const { slug: project } = await projectWithVariants(ctx, 12);
    const made = async (name: string, randomSeed: number) =>
      ranksOf((await createQueue(ctx, { project, name, randomSeed })).queue);
    const first = await made('one', 5);
    expect(await made('two', 5)).toEqual(first);
    expect(await made('three', 6)).not.toEqual(first);
  });

  test('puts first what is least confident, most divided, or expected to tell most', async () => {
    const { slug: project, variants } = await projectWithVariants(ctx, 9);
    const [low, middle, divided, known] = variants.map(({ id }) => id) as [string, string, string, string];
    await db.variant.update({ where: { id: low }, data: { confidence: 0.4 } });
    await db.variant.update({ where: { id: middle }, data: { confidence: 0.8 } });
    const rules = await db.checkResult.findMany({ where: { variantId: divided } });
    const half = rules.slice(0, Math.floor(rules.length / 2)).map(({ rule }) => rule);
    await db.checkResult.updateMany({
      where: { variantId: divided, rule: { in: half } },
      data: { outcome: 'failed' },
    });
    // A kind whose decisions all went one way tells least.
    await db.variant.update({ where: { id: known }, data: { checkState: 'failed' } });
    const rejected = variants.slice(5).map(({ id }) => id);
    await db.variant.updateMany({
      where: { id: { in: rejected } },
      data: { checkState: 'failed', status: 'rejected' },
    });
    const made = async (order: 'confidence' | 'disagreement' | 'information') =>
      ranksOf((await createQueue(ctx, { project, name: order, order })).queue);
    expect((await made('confidence')).slice(0, 2)).toEqual([low, middle]);
    expect((await made('disagreement'))[0]).toBe(divided);
    expect((await made('information')).at(-1)).toBe(known);
  });

  test('a large queue is filled by a job that can run twice', async () => {
    const { slug: project, variants } = await projectWithVariants(ctx, 5);
    const { queue } = await createQueue(ctx, { project, name: 'large', filter: { level: 1 } });
    await db.queueItem.deleteMany({ where: { queueId: queue } });
    await db.reviewQueue.update({ where: { id: queue }, data: { status: 'filling' } });
    await expect(claimItems({ ...ctx }, { project, queue })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await runFill(ctx, queue);
    await runFill(ctx, queue);
    const level1 = variants.filter(({ level }) => level === 1).map(({ id }) => id);
    expect((await ranksOf(queue)).toSorted()).toEqual(level1.toSorted());
    expect(await db.reviewQueue.findUniqueOrThrow({ where: { id: queue } })).toMatchObject({
      status: 'open',
    });
  });
});
