import { describe, expect, test } from 'vitest';
import { countTokens } from '#lib/math/text/count-tokens.ts';
import { decide, editVariant, getReviewItem, restoreRevision } from '#lib/services/review/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';
import { projectWithVariants } from '#test/support/variants.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

async function oneVariant() {
  const { id: projectId, slug: project, variants } = await projectWithVariants(ctx, 1);
  const { id: variant, problem, solution, answer } = variants[0]!;
  return { projectId, project, variant, text: { problem, solution, answer } };
}

describe('an edit', () => {
  test('is a new revision, is checked again, and waits for a decision', async () => {
    const { projectId, project, variant, text } = await oneVariant();
    const person = await makeUser(db, { projectId, role: 'annotator' });
    await decide(ctx, { project, variant, revision: 1, action: 'accept' });
    const saved = await editVariant(
      { ...ctx, actor: person },
      { project, variant, revision: 1, ...text, problem: `${text.problem} Explain.`, note: 'Asks for more.' },
    );
    expect(saved).toEqual({ variant, revision: 2, status: 'pending', checkState: 'passed' });
    const item = await getReviewItem(ctx, { project, variant });
    expect(item.variant).toMatchObject({ revision: 2, problem: `${text.problem} Explain.` });
    expect(item.revisions).toMatchObject([
      { number: 1, ...text, author: null },
      { number: 2, note: 'Asks for more.', author: expect.any(String) },
    ]);
    expect(item.checks.length).toBeGreaterThan(3);
    expect(new Set(item.checks.map((check) => check.revision))).toEqual(new Set([2]));
    await decide(ctx, { project, variant, revision: 2, action: 'accept' });
  });

  test('counts the tokens of the new text and forgets what was estimated of the old one', async () => {
    const { project, variant, text } = await oneVariant();
    const before = await db.variant.findUniqueOrThrow({ where: { id: variant } });
    expect(before.tokens).toBe(countTokens(text.problem, text.solution));
    await db.variant.update({
      where: { id: variant },
      data: { estimatedLevel: 2, estimateBasis: 'features' },
    });
    const problem = `${text.problem} Explain in words.`;
    await editVariant(ctx, { project, variant, revision: 1, ...text, problem });
    const after = await db.variant.findUniqueOrThrow({ where: { id: variant } });
    expect(after).toMatchObject({ tokens: before.tokens! + 3, estimatedLevel: null, estimateBasis: null });
  });

  test('what the rules find wrong in the new text is there at once', async () => {
    const { project, variant, text } = await oneVariant();
    const broken = text.solution.replace(/= <<[^>]*>>\d+/, '= <<2+2=5>>5');
    expect(broken).not.toBe(text.solution);
    const saved = await editVariant(ctx, { project, variant, revision: 1, ...text, solution: broken });
    expect(saved.checkState).toBe('failed');
    const { checks } = await getReviewItem(ctx, { project, variant });
    expect(checks.find((check) => check.rule === 'arithmetic-steps-recompute')?.outcome).toBe('failed');
  });

  test('of two editors the second is shown both texts, and nothing is overwritten', async () => {
    const { projectId, project, variant, text } = await oneVariant();
    const first = await makeUser(db, { projectId, role: 'annotator' });
    const theirs = { ...text, problem: `${text.problem} (theirs)` };
    await editVariant({ ...ctx, actor: first }, { project, variant, revision: 1, ...theirs });
    const mine = { ...text, problem: `${text.problem} (mine)` };
    await expect(editVariant(ctx, { project, variant, revision: 1, ...mine })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { revision: 2, ...theirs, author: expect.any(String), at: expect.any(Date) } },
    });
    const item = await getReviewItem(ctx, { project, variant });
    expect(item.variant).toMatchObject({ revision: 2, ...theirs });
    expect(item.revisions).toHaveLength(2);
    await editVariant(ctx, { project, variant, revision: 2, ...mine });
    expect((await getReviewItem(ctx, { project, variant })).revisions).toHaveLength(3);
  });

  test('of eight who save at once one wins, and every text that was told as saved is kept', async () => {
    const { project, variant, text } = await oneVariant();
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) =>
        editVariant(ctx, { project, variant, revision: 1, ...text, problem: `${text.problem} ${at}` }),
      ),
    );
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of tries)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'CONFLICT' });
    const at = tries.findIndex((one) => one.status === 'fulfilled');
    const { revisions } = await getReviewItem(ctx, { project, variant });
    expect(revisions.map((revision) => revision.problem)).toEqual([text.problem, `${text.problem} ${at}`]);
  });

  test.each([
    ['an empty problem', { problem: '  ' }],
    ['an empty answer', { answer: '' }],
    ['a NUL character', { solution: 'a\0b' }],
  ])('%s is refused', async (_, change) => {
    const { project, variant, text } = await oneVariant();
    await expect(
      editVariant(ctx, { project, variant, revision: 1, ...text, ...change }),
    ).rejects.toMatchObject({
      code: 'INVALID',
      issues: [{ path: Object.keys(change)[0] }],
    });
  });

  test('a text that is the same is refused: nothing was changed', async () => {
    const { project, variant, text } = await oneVariant();
    await expect(editVariant(ctx, { project, variant, revision: 1, ...text })).rejects.toMatchObject({
      code: 'INVALID',
    });
    expect((await getReviewItem(ctx, { project, variant })).revisions).toHaveLength(1);
  });
});

describe('restoring', () => {
  test('brings an older text back as the newest revision', async () => {
    const { project, variant, text } = await oneVariant();
    await editVariant(ctx, { project, variant, revision: 1, ...text, problem: 'Something else, 2 + 2?' });
    const back = await restoreRevision(ctx, { project, variant, revision: 2, number: 1 });
    expect(back).toMatchObject({ revision: 3, status: 'pending', checkState: 'passed' });
    const item = await getReviewItem(ctx, { project, variant });
    expect(item.variant).toMatchObject({ revision: 3, ...text });
    expect(item.revisions.map((revision) => revision.note)).toEqual(['', '', 'Revision 1 restored']);
  });

  test('over a text that was saved meanwhile is a conflict', async () => {
    const { project, variant, text } = await oneVariant();
    await editVariant(ctx, { project, variant, revision: 1, ...text, problem: 'Something else, 2 + 2?' });
    await expect(restoreRevision(ctx, { project, variant, revision: 1, number: 1 })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  test('a revision that does not exist is not found', async () => {
    const { project, variant } = await oneVariant();
    await expect(restoreRevision(ctx, { project, variant, revision: 1, number: 9 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
