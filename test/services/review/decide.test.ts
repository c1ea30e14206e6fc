import { describe, expect, test } from 'vitest';
import {
  decide,
  decideMatching,
  editVariant,
  getReviewItem,
  listQueue,
  undo,
} from '#lib/services/review/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';
import { projectWithVariants } from '#test/support/variants.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const statusOf = async (id: string) => (await db.variant.findUniqueOrThrow({ where: { id } })).status;

async function statuses(projectId: string) {
  const rows = await db.variant.groupBy({ by: ['status'], where: { projectId }, _count: { _all: true } });
  return Object.fromEntries(rows.map((row) => [row.status, row._count._all]));
}

const accept = { revision: 1, action: 'accept' } as const;

describe('a decision', () => {
  test('accepts a variant, is kept with who and when, and is taken back', async () => {
    const { id: projectId, slug: project, variants } = await projectWithVariants(ctx, 3);
    const variant = variants[0]!.id;
    const person = await makeUser(db, { projectId, role: 'reviewer' });
    const mine = { ...ctx, actor: person };
    const made = await decide(mine, { project, variant, ...accept, note: 'Fine.' });
    expect(made.status).toBe('accepted');
    const item = await getReviewItem(mine, { project, variant });
    expect(item.decisions).toMatchObject([
      {
        action: 'accept',
        revision: 1,
        note: 'Fine.',
        actorId: person.id,
        actorLabel: person.label,
        undoneAt: null,
      },
    ]);
    expect(await undo(mine, { project })).toMatchObject({ variant, status: 'pending', undone: 1 });
    expect(await statusOf(variant)).toBe('pending');
    const later = await getReviewItem(mine, { project, variant });
    expect(later.decisions).toMatchObject([
      { action: 'accept', undoneAt: expect.any(Date), undoneById: person.id },
    ]);
    await expect(undo(mine, { project })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(undo(mine, { project, decision: made.decision })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const trail = await db.auditEvent.findMany({
      where: { projectId, actorId: person.id },
      orderBy: { id: 'asc' },
    });
    expect(trail.map((event) => event.action)).toEqual(['review.decide', 'review.undo']);
  });

  test('undo takes back one decision after the other, the newest first', async () => {
    const { slug: project, variants } = await projectWithVariants(ctx, 3);
    const ids = variants.map((variant) => variant.id);
    for (const variant of ids) await decide(ctx, { project, variant, ...accept });
    for (const variant of [...ids].reverse()) expect((await undo(ctx, { project })).variant).toBe(variant);
  });

  test('a rejection needs a reason, and keeps it', async () => {
    const { slug: project, variants } = await projectWithVariants(ctx, 1);
    const variant = variants[0]!.id;
    await expect(decide(ctx, { project, variant, revision: 1, action: 'reject' })).rejects.toMatchObject({
      code: 'INVALID',
      issues: [{ path: 'reasons' }],
    });
    await decide(ctx, { project, variant, revision: 1, action: 'reject', reasons: ['misread'] });
    const item = await getReviewItem(ctx, { project, variant });
    expect(item).toMatchObject({ variant: { status: 'rejected' }, decisions: [{ reasons: ['misread'] }] });
  });

  test('nothing is accepted while its checks have not run on the text; rejecting is possible', async () => {
    const { slug: project, variants } = await projectWithVariants(ctx, 1);
    const variant = variants[0]!.id;
    await db.variant.update({ where: { id: variant }, data: { checkState: 'unchecked' } });
    await expect(decide(ctx, { project, variant, ...accept })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
    expect(await statusOf(variant)).toBe('pending');
    expect(await db.decision.count({ where: { variantId: variant } })).toBe(0);
    await decide(ctx, { project, variant, revision: 1, action: 'reject', reasons: ['implausible'] });
  });

  test('on an older revision it is refused and shows what stands there now', async () => {
    const { slug: project, variants } = await projectWithVariants(ctx, 1);
    const { id: variant, problem, solution, answer } = variants[0]!;
    await editVariant(ctx, {
      project,
      variant,
      revision: 1,
      problem: `${problem} Really?`,
      solution,
      answer,
    });
    await expect(decide(ctx, { project, variant, ...accept })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { revision: 2, status: 'pending' },
    });
  });

  test('of sixteen people who decide at once exactly one wins, and the others are told', async () => {
    const { id: projectId, slug: project, variants } = await projectWithVariants(ctx, 1);
    const variant = variants[0]!.id;
    const people = await Promise.all(
      Array.from({ length: 16 }, () => makeUser(db, { projectId, role: 'annotator' })),
    );
    const tries = await Promise.allSettled(
      people.map((actor, at) =>
        decide(
          { ...ctx, actor },
          at % 2 === 0
            ? { project, variant, ...accept }
            : { project, variant, revision: 1, action: 'reject', reasons: ['implausible'] },
        ),
      ),
    );
    const won = tries.flatMap((one, at) => (one.status === 'fulfilled' ? [{ at, ...one.value }] : []));
    expect(won).toHaveLength(1);
    const winner = won[0]!;
    for (const one of tries) {
      if (one.status === 'rejected') {
        expect(one.reason).toMatchObject({
          code: 'CONFLICT',
          details: { status: winner.status, decidedBy: people[winner.at]!.label },
        });
      }
    }
    expect(await statusOf(variant)).toBe(winner.status);
    const decisions = await db.decision.findMany({ where: { variantId: variant } });
    expect(decisions).toMatchObject([{ id: winner.decision, actorId: people[winner.at]!.id }]);
  });

  test('only a reviewer takes back the decision of another', async () => {
    const { id: projectId, slug: project, variants } = await projectWithVariants(ctx, 1);
    const [one, other, reviewer] = await Promise.all([
      makeUser(db, { projectId, role: 'annotator' }),
      makeUser(db, { projectId, role: 'annotator' }),
      makeUser(db, { projectId, role: 'reviewer' }),
    ]);
    const { decision } = await decide(
      { ...ctx, actor: one },
      { project, variant: variants[0]!.id, ...accept },
    );
    await expect(undo({ ...ctx, actor: other }, { project, decision })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await undo({ ...ctx, actor: reviewer }, { project, decision })).toMatchObject({ undone: 1 });
  });

  test('a decision on a text that was edited since is not undone: the edit stands', async () => {
    const { slug: project, variants } = await projectWithVariants(ctx, 1);
    const { id: variant, problem, solution, answer } = variants[0]!;
    const { decision } = await decide(ctx, { project, variant, ...accept });
    await editVariant(ctx, {
      project,
      variant,
      revision: 1,
      problem: `${problem} Really?`,
      solution,
      answer,
    });
    await expect(undo(ctx, { project, decision })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await statusOf(variant)).toBe('pending');
  });

  test('two who undo the same decision at once undo it once', async () => {
    const { slug: project, variants } = await projectWithVariants(ctx, 1);
    const { decision } = await decide(ctx, { project, variant: variants[0]!.id, ...accept });
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => undo(ctx, { project, decision })));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a decision on all that match', () => {
  test('decides pending variants of the filter alone, and undo takes back the whole act', async () => {
    const { id: projectId, slug: project, variants } = await projectWithVariants(ctx, 24);
    await db.variant.update({ where: { id: variants[0]!.id }, data: { checkState: 'unchecked' } });
    await decide(ctx, {
      project,
      variant: variants[1]!.id,
      revision: 1,
      action: 'reject',
      reasons: ['implausible'],
    });
    const level1 = variants.slice(2).filter((variant) => variant.level === 1);
    const done = await decideMatching(ctx, { project, action: 'accept', level: 1 });
    expect(done.decided).toBe(level1.length);
    expect(level1.length).toBeGreaterThan(3);
    expect(await statusOf(variants[0]!.id)).toBe('pending');
    const rest = await decideMatching(ctx, { project, action: 'accept' });
    expect(await statuses(projectId)).toEqual({ pending: 1, rejected: 1, accepted: variants.length - 2 });
    expect(await db.decision.count({ where: { projectId } })).toBe(variants.length - 1);
    expect(await undo(ctx, { project })).toMatchObject({ undone: rest.decided });
    expect(await undo(ctx, { project })).toMatchObject({ undone: done.decided });
    expect(await statuses(projectId)).toEqual({ pending: variants.length - 1, rejected: 1 });
  });

  test('rejecting all without a reason is refused', async () => {
    const { slug: project } = await projectWithVariants(ctx, 1);
    await expect(decideMatching(ctx, { project, action: 'reject' })).rejects.toMatchObject({
      code: 'INVALID',
      issues: [{ path: 'reasons' }],
    });
  });

  test('undo leaves alone what was edited since, and says how many it took back', async () => {
    const { id: projectId, slug: project, variants } = await projectWithVariants(ctx, 5);
    await decideMatching(ctx, {
      project,
      action: 'reject',
      reasons: ['implausible', 'misread'],
      note: 'A bad batch.',
    });
    const { id: variant, problem, solution, answer } = variants[2]!;
    await editVariant(ctx, { project, variant, revision: 1, problem: `${problem} Now?`, solution, answer });
    const again = await decide(ctx, { project, variant, revision: 2, action: 'accept' });
    const bulk = await db.decision.findFirstOrThrow({ where: { projectId, variantId: variants[0]!.id } });
    expect(await undo(ctx, { project, decision: bulk.id })).toMatchObject({ undone: variants.length - 1 });
    expect(await statuses(projectId)).toEqual({ pending: variants.length - 1, accepted: 1 });
    expect(await db.decision.findUniqueOrThrow({ where: { id: again.decision } })).toMatchObject({
      undoneAt: null,
    });
  });

  test('beside people who decide one by one, every variant is decided exactly once', async () => {
    const { id: projectId, slug: project, variants } = await projectWithVariants(ctx, 20);
    const single = variants.map((variant) => decide(ctx, { project, variant: variant.id, ...accept }));
    const bulk = decideMatching(ctx, { project, action: 'reject', reasons: ['implausible'] });
    const [tries, { decided }] = await Promise.all([Promise.allSettled(single), bulk]);
    const accepted = tries.filter((one) => one.status === 'fulfilled').length;
    expect(accepted + decided).toBe(variants.length);
    const counted = await db.decision.groupBy({
      by: ['variantId'],
      where: { projectId },
      _count: { _all: true },
    });
    expect(counted.every((row) => row._count._all === 1)).toBe(true);
    expect(counted).toHaveLength(variants.length);
  });
});

describe('the queue', () => {
  test('shows what waits, oldest first, page by page, and loses what is decided', async () => {
    const { slug: project, variants } = await projectWithVariants(ctx, 9);
    const seen: string[] = [];
    let after: number | undefined;
    do {
      const page = await listQueue(ctx, { project, limit: 2, after });
      expect(page.total).toBe(variants.length);
      seen.push(...page.items.map((item) => item.id));
      after = page.nextAfter ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(variants.map((variant) => variant.id));
    await decide(ctx, { project, variant: seen[0]!, ...accept });
    const next = await listQueue(ctx, { project });
    expect(next.items.map((item) => item.id)).toEqual(seen.slice(1));
    const done = await listQueue(ctx, { project, status: 'accepted' });
    expect(done.items.map((item) => item.id)).toEqual([seen[0]]);
  });

  test.each(['method', 'subject', 'level', 'checks', 'batch'] as const)('filters by %s', async (field) => {
    const { slug: project, variants } = await projectWithVariants(ctx, 6);
    const [first] = variants;
    const values = {
      method: first!.method,
      subject: first!.subject!,
      level: first!.level!,
      checks: first!.checkState,
      batch: first!.batchId,
    };
    const column = { checks: 'checkState', batch: 'batchId' }[field as string] ?? field;
    const page = await listQueue(ctx, { project, [field]: values[field] });
    const wanted = variants.filter(
      (variant) => variant[column as 'level'] === (values as Record<string, unknown>)[field],
    );
    expect(page.items.map((item) => item.id)).toEqual(wanted.map((variant) => variant.id));
    const other = { method: 'none', subject: 'None', level: 5, checks: 'unchecked', batch: project } as const;
    if (field !== 'batch') {
      expect((await listQueue(ctx, { project, [field]: other[field] })).items).toEqual([]);
    }
  });
});
