import { describe, expect, test } from 'vitest';
import {
  getOverride,
  listOverrides,
  overrideAnswer,
  runChecks,
  runRecheck,
  withdrawOverride,
} from '#lib/services/check/index.ts';
import { editVariant, getReviewItem } from '#lib/services/review/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeUser, systemContext } from '#test/support/factories.ts';
import { projectWithVariants } from '#test/support/variants.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;

/** A project whose first variants got these answers by an edit: they are at revision 2. */
async function projectWithAnswers(...answers: string[]) {
  const made = await projectWithVariants(ctx, Math.max(3, answers.length));
  const ids = made.variants.map((one) => one.id);
  for (const [at, answer] of answers.entries()) {
    const { id: variant, problem, solution } = made.variants[at]!;
    await editVariant(ctx, { project: made.slug, variant, revision: 1, problem, solution, answer });
  }
  return { ...made, project: made.slug, ids, known: made.variants.map((one) => one.answer) };
}

async function answerCheck(variantId: string) {
  const { revision, checkState } = await db.variant.findUniqueOrThrow({ where: { id: variantId } });
  const found = await db.checkResult.findUniqueOrThrow({
    where: { variantId_revision_rule: { variantId, revision, rule: 'answer-agrees' } },
  });
  return { ...found, evidence: found.evidence as Record<string, unknown>, checkState };
}

const wordOf = (variant: string) => ({ variant, revision: 2 });

describe("a person's word against the engine", () => {
  test('decides the check, with who and why, until it is withdrawn', async () => {
    const { id: projectId, project, ids, known } = await projectWithAnswers('\\int_0^9 x\\,dx');
    const [variant] = ids as [string];
    const person = await makeUser(db, { projectId, role: 'annotator' });
    const mine = { ...ctx, actor: person };
    expect(await answerCheck(variant)).toMatchObject({ outcome: 'undecided' });

    const note = 'The integral has this value.';
    const made = await overrideAnswer(mine, { project, ...wordOf(variant), verdict: 'equal', note });
    const after = await answerCheck(variant);
    expect(after).toMatchObject({
      outcome: 'passed',
      reason: expect.stringContaining(person.label),
      evidence: {
        known: known[0],
        verdict: 'undecided',
        stage: 'unread',
        override: { verdict: 'equal', by: person.label, note },
      },
    });
    const { answer } = await getReviewItem(mine, { project, variant });
    expect(answer).toMatchObject({
      known: known[0],
      engine: { verdict: 'undecided', reason: expect.stringContaining('\\int') },
      override: { id: made.override, verdict: 'equal', note, by: person.label },
    });

    await withdrawOverride(mine, { project, override: made.override });
    const back = await answerCheck(variant);
    expect(back).toMatchObject({ outcome: 'undecided', checkState: 'undecided' });
    expect(back.evidence.override).toBeUndefined();
    expect((await getReviewItem(mine, { project, variant })).answer.override).toBeNull();
  });

  test('turns a passed check into a failed one, and the sum of the checks with it', async () => {
    const { slug: project, variants } = await projectWithVariants(ctx, 3);
    const variant = variants[0]!.id;
    expect(await answerCheck(variant)).toMatchObject({ outcome: 'passed', checkState: 'passed' });
    const word = { project, variant, revision: 1, verdict: 'different' as const };
    expect(await overrideAnswer(ctx, word)).toMatchObject({ checkState: 'failed' });
    expect(await answerCheck(variant)).toMatchObject({ outcome: 'failed', checkState: 'failed' });
    expect(await answerCheck(variants[1]!.id)).toMatchObject({ outcome: 'passed', checkState: 'passed' });
  });

  test('stands when the same text is checked again, and not for the next revision or another variant', async () => {
    const { id: projectId, project, ids } = await projectWithAnswers('\\int_0^9 x', '\\int_0^9 x');
    const [variant, other] = ids as [string, string];
    await overrideAnswer(ctx, { project, ...wordOf(variant), verdict: 'equal' });
    await runChecks(ctx, { project, variants: ids });
    expect((await answerCheck(variant)).outcome).toBe('passed');
    expect((await answerCheck(other)).outcome).toBe('undecided');
    await runRecheck(ctx, { projectId }, never);
    expect((await answerCheck(variant)).outcome).toBe('passed');

    const { problem, solution, answer } = await db.variant.findUniqueOrThrow({ where: { id: variant } });
    const next = { problem, solution: `${solution} `.concat('So it is.'), answer };
    await editVariant(ctx, { project, variant, revision: 2, ...next });
    expect((await answerCheck(variant)).outcome).toBe('undecided');
    expect((await getReviewItem(ctx, { project, variant })).answer.override).toBeNull();
  });

  test('given again it changes nothing; another word takes its place; each is audited once', async () => {
    const { id: projectId, project, ids } = await projectWithAnswers('six dozen');
    const [variant] = ids as [string];
    const equal = { project, ...wordOf(variant), verdict: 'equal' as const };
    const first = await overrideAnswer(ctx, equal);
    expect(await overrideAnswer(ctx, equal)).toEqual(first);
    const second = await overrideAnswer(ctx, { ...equal, verdict: 'different' });
    expect(second.override).not.toBe(first.override);
    expect((await answerCheck(variant)).outcome).toBe('failed');
    expect((await getOverride(ctx, { project, override: first.override })).withdrawnAt).not.toBeNull();

    const withdrawn = await withdrawOverride(ctx, { project, override: second.override });
    expect(await withdrawOverride(ctx, { project, override: second.override })).toEqual(withdrawn);
    const trail = await db.auditEvent.findMany({
      where: { projectId, action: { contains: 'override' } },
      orderBy: { id: 'asc' },
    });
    expect(trail.map((event) => event.action)).toEqual([
      'check.override',
      'check.override',
      'check.withdraw-override',
    ]);
  });

  test('is refused where no answer is known, or where the text has another revision by now', async () => {
    const { slug: project, variants } = await projectWithVariants(ctx, 3);
    const { id: variant, solution, answer } = variants[0]!;
    const problem = 'How many pens are there after all?';
    await editVariant(ctx, { project, variant, revision: 1, problem, solution, answer });
    const word = { project, variant, verdict: 'equal' as const };
    await expect(overrideAnswer(ctx, { ...word, revision: 1 })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { revision: 2 },
    });
    await expect(overrideAnswer(ctx, { ...word, revision: 2 })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
    expect(await db.answerOverride.count({ where: { variantId: variant } })).toBe(0);
    const shown = await getReviewItem(ctx, { project, variant });
    expect(shown.answer).toMatchObject({ known: null, isOutdated: true, engine: null, override: null });
  });

  test("of somebody else is replaced or withdrawn by a reviewer, not by an annotator; another project's by nobody", async () => {
    const { id: projectId, project, ids } = await projectWithAnswers('six dozen');
    const [variant] = ids as [string];
    const as = async (role: 'annotator' | 'reviewer') => ({
      ...ctx,
      actor: await makeUser(db, { projectId, role }),
    });
    const [one, two, reviewer] = [await as('annotator'), await as('annotator'), await as('reviewer')];
    const word = { project, ...wordOf(variant) };
    const { override } = await overrideAnswer(one, { ...word, verdict: 'equal' });
    const refused = { code: 'FORBIDDEN', message: expect.stringContaining(one.actor.label) };
    await expect(withdrawOverride(two, { project, override })).rejects.toMatchObject(refused);
    await expect(overrideAnswer(two, { ...word, verdict: 'different' })).rejects.toMatchObject(refused);
    expect((await answerCheck(variant)).outcome).toBe('passed');

    const elsewhere = await makeProject(db);
    const stranger = {
      ...ctx,
      actor: await makeUser(db, { projectId: elsewhere.id, role: 'owner' }),
    };
    const gone = { code: 'NOT_FOUND' };
    const there = { project: elsewhere.slug };
    await expect(withdrawOverride(stranger, { ...there, override })).rejects.toMatchObject(gone);
    await expect(getOverride(stranger, { ...there, override })).rejects.toMatchObject(gone);
    await expect(overrideAnswer(stranger, { ...word, ...there, verdict: 'equal' })).rejects.toMatchObject(
      gone,
    );
    await withdrawOverride(reviewer, { project, override });
    expect((await answerCheck(variant)).outcome).toBe('failed');
  });

  test('is not lost when the text is checked again at the same moment', { timeout: 60_000 }, async () => {
    const { project, ids } = await projectWithAnswers(...Array(12).fill('six dozen'));
    await Promise.all(
      ids.flatMap((variant) => [
        runChecks(ctx, { project, variants: [variant] }),
        overrideAnswer(ctx, { project, ...wordOf(variant), verdict: 'equal' }),
        runChecks(ctx, { project, variants: [variant] }),
      ]),
    );
    for (const variant of ids) expect((await answerCheck(variant)).outcome).toBe('passed');
  });

  test('of two who say the opposite at the same moment, one word stands', async () => {
    const { project, ids } = await projectWithAnswers('six dozen');
    const [variant] = ids as [string];
    const word = { project, ...wordOf(variant) };
    await Promise.all([
      overrideAnswer(ctx, { ...word, verdict: 'equal' }),
      overrideAnswer(ctx, { ...word, verdict: 'different' }),
    ]);
    const standing = await db.answerOverride.findMany({ where: { variantId: variant, withdrawnAt: null } });
    expect(standing).toHaveLength(1);
    const expected = standing[0]!.verdict === 'equal' ? 'passed' : 'failed';
    expect((await answerCheck(variant)).outcome).toBe(expected);
  });
});

describe('the list of overrides', () => {
  test('is filtered by both verdicts and by what was withdrawn, and paged, newest first', async () => {
    const answers = ['six dozen', '\\int_0^9 x', 'six dozen', '\\int_0^9 x', 'six dozen'];
    const { project, ids } = await projectWithAnswers(...answers);
    const made: string[] = [];
    for (const [at, variant] of ids.entries()) {
      const verdict = at === 2 ? 'different' : 'equal';
      made.push((await overrideAnswer(ctx, { project, ...wordOf(variant), verdict })).override);
    }
    await withdrawOverride(ctx, { project, override: made[4]! });
    const places = async (filter: Omit<Parameters<typeof listOverrides>[1], 'project'>) =>
      (await listOverrides(ctx, { project, ...filter })).items.map((row) => made.indexOf(row.id));
    expect(await places({})).toEqual([4, 3, 2, 1, 0]);
    expect(await places({ verdict: 'different' })).toEqual([2]);
    expect(await places({ engine: 'undecided' })).toEqual([3, 1]);
    expect(await places({ state: 'withdrawn' })).toEqual([4]);
    expect(await places({ state: 'standing', engine: 'different' })).toEqual([2, 0]);

    const first = await listOverrides(ctx, { project, limit: 2 });
    expect(first).toMatchObject({ total: 5, nextAfter: first.items[1]!.seq });
    expect(await places({ limit: 2, after: first.nextAfter ?? 0 })).toEqual([2, 1]);
    expect(first.items[0]).toMatchObject({ variant: ids[4], pred: 'six dozen', isCurrent: true });
  });
});
