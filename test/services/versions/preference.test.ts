import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { startBatch } from '#lib/services/generate/index.ts';
import { decide, decideMatching, editVariant } from '#lib/services/review/index.ts';
import {
  getVersion,
  listVersionRows,
  previewPairs,
  previewVersion,
  verifyVersion,
} from '#lib/services/versions/index.ts';
import { finish, numberOf, projectWithModel, solve } from '#test/support/batches.ts';
import { testDatabase } from '#test/support/database.ts';
import { type SeedText, systemContext } from '#test/support/factories.ts';
import { type Solved, solvedProject } from '#test/support/pairs.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const other = await testDatabase();
const ctx = systemContext(db);

type Asked = Partial<z.input<typeof Recipe>>;

const add: SeedText = { problem: 'What is $2 + 3$?' };
const right: Solved = { solution: 'Two and three are $\\boxed{5}$.', answer: '5', verdict: 'accept' };
const wrong: Solved = { solution: 'Two and three are $\\boxed{6}$.', answer: '6', verdict: ['arithmetic'] };

async function frozenPairs(project: string, asked: Asked = {}) {
  const name = `p-${randomUUID()}`;
  const version = await frozenVersion(ctx, { project, name, kind: 'preference', ...asked });
  const { items } = await listVersionRows(ctx, { project, version: name, limit: 200 });
  expect(await verifyVersion(ctx, { project, version: name })).toMatchObject({ intact: true });
  return { ...version, items };
}

/** The pairs of a project as "source: better | worse"; none where it says that no pair fits. */
async function pairsIn(project: string, asked?: Asked) {
  try {
    const { items } = await frozenPairs(project, asked);
    return items.map(
      ({ solution, rejected }) => `${rejected!.from}: ${boxed(solution)} | ${boxed(rejected!.solution)}`,
    );
  } catch (error) {
    expect(error).toMatchObject({ code: 'PRECONDITION', message: expect.stringContaining('No pair') });
    return [];
  }
}

const boxed = (solution: string) => solution.replace(/^.*boxed\{([^}]*)\}.*$/s, '$1');

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
    expect(await pairsIn(project)).toEqual(pairs);
  });

  test('judged by the reasons of the last decision alone', async () => {
    const { project, variants } = await solvedProject(ctx, [add], [right, wrong]);
    const variant = variants[1]!;
    const edit = { project, variant, revision: 1, problem: add.problem };
    await editVariant(ctx, { ...edit, solution: 'It is $\\boxed{5.0}$', answer: '5.0' });
    await decide(ctx, { project, variant, revision: 2, action: 'reject', reasons: ['duplicate'] });
    expect(await pairsIn(project)).toEqual([]);
  });

  test('of an edit from the first text with the problem that it has now', async () => {
    const { project, variants } = await solvedProject(ctx, [add], [{ ...wrong, verdict: undefined }]);
    const [variant] = variants as [string];
    const problem = 'What is $2 + 3$, in words?';
    const texts = ['$\\boxed{6}$', '$\\boxed{four}$', '$\\boxed{five}$'];
    for (const [at, solution] of texts.entries())
      await editVariant(ctx, { project, variant, revision: at + 1, problem, solution, answer: '5' });
    await decide(ctx, { project, variant, revision: 4, action: 'accept' });
    expect(await pairsIn(project)).toEqual(['edit: five | 6']);
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
    expect((await pairsIn(project)).sort()).toEqual(['self-consistency: 3 | 4', 'self-consistency: 4 | 5']);
    expect(await pairsIn(project, { sources: ['reject', 'edit'] })).toEqual([]);
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
    expect(await pairsIn(project, { sources: ['self-consistency'] })).toEqual([]);
  });
});

describe('the preview', () => {
  test('counts what freezing takes, says what is left out and why, and shows examples', async () => {
    const seeds = [add, { problem: 'What is $3 + 3$?' }, { problem: 'What is $4 + 4$?' }];
    const solved: Solved[] = [
      ...[right, wrong, { ...wrong, solution: 'Eh, $\\boxed{7}$', answer: '7' }],
      { ...wrong, solution: 'Eh, $\\boxed{5}$', answer: '5', verdict: ['too-easy'] },
      { ...wrong, verdict: ['ill-posed'], solution: 'Eh, $\\boxed{8}$', answer: '8' },
      { ...right, verdict: ['algebra'] },
      { ...wrong, seed: 1 },
      { ...wrong, seed: 2, edit: { solution: 'So $\\boxed{8}$.', answer: '8' }, verdict: 'accept' },
    ];
    const { project } = await solvedProject(ctx, seeds, solved);
    const asked = { project, kind: 'preference' as const, pairsPerProblem: 1, test: 0.4 };
    const seen = await previewPairs(ctx, asked);
    const left = { 'same-answer': 1, 'about-problem': 1, 'same-solution': 1, 'other-problem': 1, capped: 1 };
    expect(seen.sources).toEqual([
      { from: 'reject', looked: 6, pairs: 1, left },
      { from: 'edit', looked: 1, pairs: 1, left: {} },
      { from: 'self-consistency', looked: 0, pairs: 0, left: {} },
    ]);
    expect(seen).toMatchObject({ rows: 2, seeds: 2, openHits: 0, contaminated: 0 });
    const { items } = await frozenPairs(project, { pairsPerProblem: 1, test: 0.4 });
    const texts = ({ problem, solution, rejected }: (typeof seen.examples)[0]) => ({
      problem,
      solution,
      rejected,
    });
    expect(seen.examples.map(texts)).toEqual(items.map(texts));
    const { sources: _, examples: __, ...counts } = seen;
    expect(await previewVersion(ctx, asked)).toEqual(counts);
    await frozenVersion(ctx, { ...asked, name: 'a' });
    expect((await getVersion(ctx, { project, version: 'a' })).mix).toEqual(seen.groups);
  });
});

describe('a recipe of pairs', () => {
  const many = Array.from({ length: 6 }, (_, at): Solved => {
    return { solution: `I guess $\\boxed{${at + 6}}$.`, answer: String(at + 6), verdict: ['arithmetic'] };
  });
  const seconds = { ...right, solution: 'It is $\\boxed{5}$, of course.' };

  test('takes four of a problem, or as many as it says, each worse one before any twice', async () => {
    const { project } = await solvedProject(ctx, [add], [right, seconds, ...many]);
    expect(await pairsIn(project)).toHaveLength(4);
    expect(await pairsIn(project, { pairsPerProblem: 1 })).toHaveLength(1);
    const six = await frozenPairs(project, { pairsPerProblem: 6 });
    expect(new Set(six.items.map(({ rejected }) => rejected!.answer)).size).toBe(6);
    expect((await frozenPairs(project, { pairsPerProblem: 50 })).items).toHaveLength(12);
    const two = await pairsIn(project, { pairsPerProblem: 3, randomSeed: 2 });
    expect(await pairsIn(project, { pairsPerProblem: 3 })).not.toEqual(two);
  });

  test('takes only its methods, subjects and levels', async () => {
    const made = await solvedProject(
      ctx,
      [add],
      [right, wrong, { ...right, method: 'rephrase', solution: 'See: $\\boxed{5}$' }],
    );
    const { project, variants } = made;
    await db.variant.update({ where: { id: variants[0]! }, data: { subject: 'Algebra', level: 4 } });
    await db.variant.update({ where: { id: variants[1]! }, data: { subject: 'Algebra', level: 4 } });
    expect(await pairsIn(project)).toHaveLength(2);
    expect(await pairsIn(project, { methods: ['answer-augmentation'] })).toHaveLength(1);
    expect(await pairsIn(project, { methods: ['rephrase'] })).toEqual([]);
    expect(await pairsIn(project, { subjects: ['Algebra'], levels: [4] })).toHaveLength(1);
    expect(await pairsIn(project, { levels: [5] })).toEqual([]);
  });

  test('gives the same bytes in another database, whatever the order of arrival', async () => {
    const seeds = Array.from({ length: 12 }, (_, at) => ({ problem: `What is $2 + 3$ in room ${at}?` }));
    const solved = seeds.flatMap((_, seed) => [right, seconds, ...many].map((one) => ({ ...one, seed })));
    const hashes: string[] = [];
    for (const [on, all] of [
      [ctx, solved],
      [systemContext(other.db), solved.toReversed()],
    ] as const) {
      const { project } = await solvedProject(on, seeds, all);
      const asked = { project, name: 'a', kind: 'preference' as const, pairsPerProblem: 3, test: 0.3 };
      const { contentHash, manifestHash, rowCount } = await frozenVersion(on, asked);
      expect(rowCount).toBe(36);
      hashes.push(`${contentHash} ${manifestHash}`);
    }
    expect(hashes[0]).toBe(hashes[1]);
  });

  test('refuses what has no say in pairs, and pairs in a recipe of solutions', async () => {
    const { project } = await solvedProject(ctx, [add], [right, wrong]);
    const refused = { code: 'INVALID' };
    for (const asked of [{ perSeed: 1 }, { checks: 'passed' as const }, { status: 'any' as const }])
      await expect(frozenPairs(project, asked)).rejects.toMatchObject({
        ...refused,
        issues: [{ path: Object.keys(asked)[0] }],
      });
    await expect(frozenPairs(project, { kind: 'sft', sources: ['edit'] })).rejects.toMatchObject(refused);
  });
});
