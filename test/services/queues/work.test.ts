import { describe, expect, test } from 'vitest';
import type { Ctx } from '#lib/services/context.ts';
import {
  adjudicate,
  getQueueItem,
  listDisputes,
  renewLeases,
  returnItems,
  showQueue,
  skipItem,
  undoVote,
  vote,
} from '#lib/services/queues/index.ts';
import { decide, editVariant, getReviewItem, undo } from '#lib/services/review/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { accept, next, queueOf, reject } from '#test/support/queues.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const statusOf = async (id: string) => (await db.variant.findUniqueOrThrow({ where: { id } })).status;
const stateOf = async (queueId: string, variantId: string) =>
  (await db.queueItem.findUniqueOrThrow({ where: { queueId_variantId: { queueId, variantId } } })).state;

/** `seconds` later than now. */
const later = (one: Ctx, seconds: number): Ctx => ({
  ...one,
  now: () => new Date(Date.now() + seconds * 1000),
});

describe('the votes on an item', () => {
  test('set nothing until all are there, and then one decision where they agree', async () => {
    const { project, queue, annotators } = await queueOf(ctx, 3, 2);
    const [one, other] = annotators as [Ctx, Ctx];
    const variant = (await next(one, project, queue))!;
    expect(await next(other, project, queue)).toBe(variant);
    await vote(one, { project, queue, variant, ...reject, note: 'See step 2.' });
    expect(await statusOf(variant)).toBe('pending');
    await vote(other, { project, queue, variant, revision: 1, action: 'reject', reasons: ['misread'] });
    expect(await statusOf(variant)).toBe('rejected');
    expect(await stateOf(queue, variant)).toBe('agreed');
    const decisions = await db.decision.findMany({ where: { variantId: variant } });
    expect(decisions).toMatchObject([
      { action: 'reject', actorId: null, actorLabel: '2 equal votes in “First”' },
    ]);
    expect(decisions[0]!.reasons.toSorted()).toEqual(['arithmetic', 'misread']);
  });

  test('are a person’s once: the same person is never asked again, nor taken twice', async () => {
    const { project, queue, variants, annotators } = await queueOf(ctx, 3, 1);
    const one = annotators[0]!;
    const seen = new Set<string>();
    for (let variant = await next(one, project, queue); variant; variant = await next(one, project, queue)) {
      expect(seen).not.toContain(variant);
      seen.add(variant);
      await vote(one, { project, queue, variant, ...accept });
      await expect(vote(one, { project, queue, variant, ...accept })).rejects.toMatchObject({
        code: 'CONFLICT',
      });
    }
    expect(seen.size).toBe(variants.length);
    expect((await showQueue(one, { project, queue })).yours).toEqual({ left: 0 });
  });

  test('follow the rules of any decision: a reason, the current text, an item that one holds', async () => {
    const { project, queue, variants, annotators } = await queueOf(ctx, 3, 2);
    const [one, other] = annotators as [Ctx, Ctx];
    const variant = (await next(one, project, queue))!;
    const foreign = variants.find(({ id }) => id !== variant)!.id;
    const bare = { project, queue, variant, revision: 1, action: 'reject' } as const;
    await expect(vote(one, bare)).rejects.toMatchObject({ code: 'INVALID' });
    await expect(vote(one, { ...bare, ...accept, revision: 7 })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(vote(one, { project, queue, variant: foreign, ...accept })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(vote(ctx, { project, queue, variant, ...accept })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    // Decided outside of the queue by somebody without the right to: refused.
    await expect(decide(other, { project, variant, ...accept })).rejects.toMatchObject({
      code: 'PRECONDITION',
      message: expect.stringContaining('First'),
    });
  });

  test('nobody sees before the item is done: not in the item, not in the variant, not in the trail', async () => {
    const { project, queue, annotators, person } = await queueOf(ctx, 2, 2);
    const [one, other] = annotators as [Ctx, Ctx];
    const variant = (await next(one, project, queue))!;
    expect(await next(other, project, queue)).toBe(variant);
    await vote(one, { project, queue, variant, ...reject, note: 'A secret remark.' });
    const lead = await person('lead');
    const told = JSON.stringify([
      await getQueueItem(other, { project, queue, variant }),
      await getReviewItem(other, { project, variant }),
      await getReviewItem(lead, { project, variant }),
      await showQueue(other, { project, queue }),
      await showQueue(lead, { project, queue }),
      await db.auditEvent.findMany({ where: { target: `variant ${variant}` }, omit: { id: true } }),
    ]);
    expect(told).not.toContain('secret remark');
    expect(told).not.toContain('"reject"');
    expect((await getQueueItem(one, { project, queue, variant })).inQueue).toMatchObject({
      yours: 'reject',
      votes: [],
    });
    await expect(getQueueItem(lead, { project, queue, variant })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await vote(other, { project, queue, variant, ...accept });
    // As long as a vote may be taken back, those who voted see nothing more; afterwards they do.
    expect((await getQueueItem(other, { project, queue, variant })).inQueue).toMatchObject({
      state: 'open',
      votes: [],
    });
    const after = await getQueueItem(later(other, 3600), { project, queue, variant });
    expect(after.inQueue).toMatchObject({
      state: 'disputed',
      votes: [{ action: 'reject' }, { action: 'accept' }],
    });
  });

  test('on a text that is edited stand no longer; the item is asked again of everybody', async () => {
    const { project, queue, annotators } = await queueOf(ctx, 1, 2);
    const [one, other] = annotators as [Ctx, Ctx];
    const variant = (await next(one, project, queue))!;
    await next(other, project, queue);
    await vote(one, { project, queue, variant, ...accept });
    const { problem, solution, answer } = await db.variant.findUniqueOrThrow({ where: { id: variant } });
    await editVariant(other, {
      project,
      variant,
      revision: 1,
      problem: `${problem} Tell it.`,
      solution,
      answer,
    });
    await vote(other, { project, queue, variant, ...accept, revision: 2 });
    expect(await statusOf(variant)).toBe('pending');
    expect(await next(one, project, queue)).toBe(variant);
    await vote(one, { project, queue, variant, ...accept, revision: 2 });
    expect(await statusOf(variant)).toBe('accepted');
    const states = await db.queueAssignment.findMany({ where: { queueId: queue }, orderBy: { seq: 'asc' } });
    expect(states.map(({ state }) => state)).toEqual(['outdated', 'cast', 'cast']);
  });
});

describe('a lease', () => {
  test('keeps an item for its holder, is renewed by signs of life, and ends without them', async () => {
    const { project, queue, annotators } = await queueOf(ctx, 1, 2, { votes: 1, leaseSeconds: 60 });
    const [one, other] = annotators as [Ctx, Ctx];
    const variant = (await next(one, project, queue))!;
    expect(await next(other, project, queue)).toBeUndefined();
    await renewLeases(later(one, 50), { project, queue });
    expect(await next(later(other, 100), project, queue)).toBeUndefined();
    expect(await next(later(other, 120), project, queue)).toBe(variant);
    await expect(vote(later(one, 121), { project, queue, variant, ...accept })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await vote(later(other, 121), { project, queue, variant, ...accept });
    expect(await statusOf(variant)).toBe('accepted');
  });

  test('that ended while nobody else wanted the item costs nothing', async () => {
    const { project, queue, annotators } = await queueOf(ctx, 1, 1, { votes: 1, leaseSeconds: 60 });
    const variant = (await next(annotators[0]!, project, queue))!;
    await vote(later(annotators[0]!, 600), { project, queue, variant, ...accept });
    expect(await statusOf(variant)).toBe('accepted');
  });

  test('is given back, or the item skipped: others have it at once, who skipped it at the end', async () => {
    const { project, queue, annotators, variants } = await queueOf(ctx, 2, 2, { votes: 1 });
    const [one, other] = annotators as [Ctx, Ctx];
    const first = (await next(one, project, queue))!;
    expect(await returnItems(one, { project, queue })).toMatchObject({ returned: 1 });
    expect(await next(other, project, queue)).toBe(first);
    await skipItem(other, { project, queue, variant: first });
    const second = variants.find(({ id }) => id !== first)!.id;
    expect(await next(other, project, queue)).toBe(second);
    await vote(other, { project, queue, variant: second, ...accept });
    expect(await next(other, project, queue)).toBe(first);
  });
});

describe('undo', () => {
  test('takes back one’s own votes in order; what they had settled is open again', async () => {
    const { project, queue, annotators } = await queueOf(ctx, 2, 1, { votes: 1 });
    const one = annotators[0]!;
    const done: string[] = [];
    for (let variant = await next(one, project, queue); variant; variant = await next(one, project, queue)) {
      await vote(one, { project, queue, variant, ...accept });
      done.push(variant);
    }
    for (const variant of done.toReversed()) {
      expect(await undoVote(one, { project, queue })).toEqual({ variant, undone: 1 });
      expect(await statusOf(variant)).toBe('pending');
      expect(await stateOf(queue, variant)).toBe('open');
    }
    await expect(undoVote(one, { project, queue })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // They hold what they took back.
    await vote(one, { project, queue, variant: done[0]!, ...reject });
    expect(await statusOf(done[0]!)).toBe('rejected');
  });

  test('is too late once the votes could be seen, or a reviewer has decided', async () => {
    const { project, queue, annotators, person } = await queueOf(ctx, 2, 2);
    const [one, other] = annotators as [Ctx, Ctx];
    const variant = (await next(one, project, queue))!;
    await next(other, project, queue);
    await vote(one, { project, queue, variant, ...accept });
    await vote(other, { project, queue, variant, ...reject });
    await expect(undoVote(later(other, 3600), { project, queue })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const reviewer = await person('reviewer');
    await adjudicate(reviewer, { project, queue, variant, ...accept });
    await expect(undoVote(other, { project, queue })).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('a dispute', () => {
  test('is listed for a reviewer with all votes, decided once, and comes back by undo', async () => {
    const { project, queue, annotators, person } = await queueOf(ctx, 2, 2);
    const [one, other] = annotators as [Ctx, Ctx];
    const variant = (await next(one, project, queue))!;
    await next(other, project, queue);
    await vote(one, { project, queue, variant, ...accept, note: 'Right.' });
    await vote(other, { project, queue, variant, ...reject, note: 'Step 2 is wrong.' });
    expect(await statusOf(variant)).toBe('pending');
    const reviewer = await person('reviewer');
    await expect(listDisputes(one, { project, queue })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await listDisputes(reviewer, { project, queue })).items).toMatchObject([
      { id: variant, votes: [{ action: 'accept' }, { action: 'reject', reasons: ['arithmetic'] }] },
    ]);
    const { inQueue } = await getQueueItem(reviewer, { project, queue, variant });
    expect(inQueue.votes.map(({ note }) => note)).toEqual(['Right.', 'Step 2 is wrong.']);
    await adjudicate(reviewer, { project, queue, variant, ...reject });
    expect(await statusOf(variant)).toBe('rejected');
    await expect(adjudicate(reviewer, { project, queue, variant, ...reject })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await undo(reviewer, { project });
    expect(await stateOf(queue, variant)).toBe('disputed');
    expect(await statusOf(variant)).toBe('pending');
  });
});
