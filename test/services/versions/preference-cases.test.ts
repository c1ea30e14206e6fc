import { describe, expect, test } from 'vitest';
import { startBatch } from '#lib/services/generate/index.ts';
import { decide, decideMatching, editVariant } from '#lib/services/review/index.ts';
import { finish, numberOf, projectWithModel, solve } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { type SeedText, systemContext } from '#test/support/factories.ts';
import { add, pairsIn, right, type Solved, solvedProject, wrong } from '#test/support/pairs.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const cases: { title: string; seeds?: SeedText[]; solved: Solved[]; pairs: string[] }[] = [
  {
    title: 'a solution that was rejected, beside one that was accepted',
    solved: [right, wrong],
    pairs: ['reject: 5 | 6'],
  },
  {
    title: 'a rejected solution beside that of the seed',
    seeds: [{ ...add, solution: 'They are \\boxed{five}.', answer: '5' }],
    solved: [wrong],
    pairs: ['reject: five | 6'],
  },
  {
    title: 'not beside a seed without a solution, nor one that is set aside',
    seeds: [{ ...add, answer: '5' }],
    solved: [wrong],
    pairs: [],
  },
  {
    title: 'not of two problems, of which each has one of the two',
    solved: [right, { ...wrong, problem: 'What is $2 + 4$?' }],
    pairs: [],
  },
  {
    title: 'of one problem that is written with other spaces',
    solved: [right, { ...wrong, problem: 'What  is $2 + 3$?\n' }],
    pairs: ['reject: 5 | 6'],
  },
  {
    title: 'not of one problem under two seeds that are not alike',
    seeds: [add, { problem: 'What is $3 + 2$?' }],
    solved: [
      { ...right, problem: 'Add two and three.' },
      { ...wrong, problem: 'Add two and three.', seed: 1 },
    ],
    pairs: [],
  },
  {
    title: 'with the same answer where a person found fault with the solution',
    solved: [
      right,
      { ...wrong, solution: 'Guessing gives $\\boxed{5.0}$', answer: '5.0', verdict: ['algebra'] },
    ],
    pairs: ['reject: 5 | 5.0'],
  },
  ...['ill-posed', 'duplicate', 'too-easy', 'contaminated', 'needs-figure'].map((reason) => ({
    title: `not with the same answer where the reason is "${reason}"`,
    solved: [right, { ...wrong, solution: 'Just $\\boxed{5.0}$', answer: '5.0', verdict: [reason] }],
    pairs: [],
  })),
  ...['duplicate', 'too-easy'].map((reason) => ({
    title: `with another answer, though the reason is "${reason}"`,
    solved: [right, { ...wrong, verdict: [reason] }],
    pairs: ['reject: 5 | 6'],
  })),
  ...['ill-posed', 'unsolvable', 'contaminated', 'needs-figure'].map((reason) => ({
    title: `not with another answer where the reason is "${reason}": then no solution is better`,
    solved: [right, { ...wrong, verdict: [reason] }],
    pairs: [],
  })),
  {
    title: 'not of solutions that differ in white space alone',
    solved: [right, { ...right, solution: 'Two and  three\nare $\\boxed{5}$. ', verdict: ['algebra'] }],
    pairs: [],
  },
  {
    title: 'not of a solution that was accepted elsewhere',
    solved: [right, { ...wrong, verdict: 'accept' }, wrong],
    pairs: [],
  },
  {
    title: 'once, however often the two were written',
    solved: [right, right, wrong, { ...wrong, solution: `${wrong.solution} ` }],
    pairs: ['reject: 5 | 6'],
  },
  {
    title: 'an original beside what a person made of it',
    solved: [{ ...wrong, edit: { solution: 'So $\\boxed{5}$.', answer: '5' }, verdict: 'accept' }],
    pairs: ['edit: 5 | 6'],
  },
  {
    title: 'not an original whose problem was edited too',
    solved: [
      { ...wrong, edit: { problem: 'What is $1+4$?', solution: 'So $\\boxed{5}$.' }, verdict: 'accept' },
    ],
    pairs: [],
  },
  {
    title: 'not an original in which only spaces or the answer were edited',
    solved: [
      { ...wrong, edit: { solution: 'Two  and three are $\\boxed{6}$.', answer: 'six' }, verdict: 'accept' },
    ],
    pairs: [],
  },
  {
    title: 'not an edit that nobody accepted',
    solved: [{ ...wrong, edit: { solution: 'So $\\boxed{5}$.' }, verdict: undefined }],
    pairs: [],
  },
];

describe('a pair is', () => {
  test.each(cases)('$title', async ({ seeds = [add], solved, pairs }) => {
    const { project } = await solvedProject(ctx, seeds, solved);
    expect(await pairsIn(ctx, project)).toEqual(pairs);
  });

  test('judged by the reasons of the last decision alone', async () => {
    const { project, variants } = await solvedProject(ctx, [add], [right, wrong]);
    const variant = variants[1]!;
    const edit = { project, variant, revision: 1, problem: add.problem };
    await editVariant(ctx, { ...edit, solution: 'It is $\\boxed{5.0}$', answer: '5.0' });
    await decide(ctx, { project, variant, revision: 2, action: 'reject', reasons: ['duplicate'] });
    expect(await pairsIn(ctx, project)).toEqual([]);
  });

  test('of an edit from the first text with the problem that it has now', async () => {
    const { project, variants } = await solvedProject(ctx, [add], [{ ...wrong, verdict: undefined }]);
    const [variant] = variants as [string];
    const problem = 'What is $2 + 3$, in words?';
    const texts = ['$\\boxed{6}$', '$\\boxed{four}$', '$\\boxed{five}$'];
    for (const [at, solution] of texts.entries())
      await editVariant(ctx, { project, variant, revision: at + 1, problem, solution, answer: '5' });
    await decide(ctx, { project, variant, revision: 4, action: 'accept' });
    expect(await pairsIn(ctx, project)).toEqual(['edit: five | 6']);
  });
});

describe('of sampled solutions', () => {
  /** Of seed n: n + 3 twice, then n + 4, then a reply without an answer. */
  async function voted(behave: (sample: number, sum: number) => number | string = usual) {
    const seen = new Map<number, number>();
    const one = await projectWithModel(ctx, 2, (call) => {
      const sample = seen.get(numberOf(call)) ?? 0;
      seen.set(numberOf(call), sample + 1);
      const answer = behave(sample, numberOf(call) + 3);
      return typeof answer === 'string' ? { reply: answer } : solve(call, answer);
    });
    const { batch } = await startBatch(ctx, {
      ...{ project: one.slug, method: 'self-consistency', model: one.model },
      parameters: { samples: 4 },
    });
    await finish(ctx, batch);
    await decideMatching(ctx, { project: one.slug, action: 'accept' });
    return one.slug;
  }
  const usual = (sample: number, sum: number) => [sum, sum, sum + 1, 'I do not know.'][sample]!;

  test('one that was outvoted stands beside the accepted one', async () => {
    const project = await voted();
    expect((await pairsIn(ctx, project)).sort()).toEqual([
      'self-consistency: 3 | 4',
      'self-consistency: 4 | 5',
    ]);
    expect(await pairsIn(ctx, project, { sources: ['reject', 'edit'] })).toEqual([]);
  });

  test('none where a person corrected the majority to what was outvoted, or changed the problem', async () => {
    const project = await voted();
    const variants = await db.variant.findMany({
      where: { project: { slug: project } },
      orderBy: { seq: 'asc' },
    });
    const changes = [{ solution: 'So \\boxed{4}', answer: '4' }, { problem: 'What is $1 + 3$, then?' }];
    for (const [at, { id: variant, problem, solution, answer }] of variants.entries()) {
      const change = problem === 'What is 0 + 3?' ? changes[0] : changes[1];
      expect(at).toBeLessThan(2);
      await editVariant(ctx, { project, variant, revision: 1, problem, solution, answer, ...change });
      await decide(ctx, { project, variant, revision: 2, action: 'accept' });
    }
    expect(await pairsIn(ctx, project, { sources: ['self-consistency'] })).toEqual([]);
  });
});
