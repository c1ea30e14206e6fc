import { describe, expect, test } from 'vitest';
import { getVersion, previewPairs, previewVersion } from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { add, frozenPairs, pairsIn, right, type Solved, solvedProject, wrong } from '#test/support/pairs.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const other = await testDatabase();
const ctx = systemContext(db);

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
    const { items } = await frozenPairs(ctx, project, { pairsPerProblem: 1, test: 0.4 });
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
    expect(await pairsIn(ctx, project)).toHaveLength(4);
    expect(await pairsIn(ctx, project, { pairsPerProblem: 1 })).toHaveLength(1);
    const six = await frozenPairs(ctx, project, { pairsPerProblem: 6 });
    expect(new Set(six.items.map(({ rejected }) => rejected!.answer)).size).toBe(6);
    expect((await frozenPairs(ctx, project, { pairsPerProblem: 50 })).items).toHaveLength(12);
    const two = await pairsIn(ctx, project, { pairsPerProblem: 3, randomSeed: 2 });
    expect(await pairsIn(ctx, project, { pairsPerProblem: 3 })).not.toEqual(two);
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
    expect(await pairsIn(ctx, project)).toHaveLength(2);
    expect(await pairsIn(ctx, project, { methods: ['answer-augmentation'] })).toHaveLength(1);
    expect(await pairsIn(ctx, project, { methods: ['rephrase'] })).toEqual([]);
    expect(await pairsIn(ctx, project, { subjects: ['Algebra'], levels: [4] })).toHaveLength(1);
    expect(await pairsIn(ctx, project, { levels: [5] })).toEqual([]);
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
      await expect(frozenPairs(ctx, project, asked)).rejects.toMatchObject({
        ...refused,
        issues: [{ path: Object.keys(asked)[0] }],
      });
    await expect(frozenPairs(ctx, project, { kind: 'sft', sources: ['edit'] })).rejects.toMatchObject(
      refused,
    );
  });
});
