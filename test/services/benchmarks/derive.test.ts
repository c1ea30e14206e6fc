import { expect, test } from 'vitest';
import {
  deriveBenchmark,
  listBenchmarkProblems,
  runDerivation,
  showBenchmark,
} from '#lib/services/benchmarks/index.ts';
import { makeBenchmark, unlikeProblems } from '#test/support/benchmarks.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;

const problems = [
  ...unlikeProblems.map(({ problem, solution, answer }) => ({
    problem,
    solution: solution!,
    answer: answer!,
  })),
  { problem: 'What is the capital of the smallest even number?', answer: 'two' },
];

async function place() {
  const { slug: project } = await makeProject(db);
  return { project, benchmark: await makeBenchmark(ctx, project, problems, 'town') };
}

type Asked = Omit<Parameters<typeof deriveBenchmark>[1], 'project' | 'benchmark'>;

async function derived(place: { project: string; benchmark: string }, asked: Asked) {
  const { benchmark } = await deriveBenchmark(ctx, { ...place, ...asked });
  await runDerivation(ctx, benchmark, never);
  const set = await showBenchmark(ctx, { project: place.project, benchmark });
  const { items } = await listBenchmarkProblems(ctx, { project: place.project, benchmark, limit: 100 });
  return { set, items };
}

test('distractors make six forms of each problem with the same answer, under their parents', async () => {
  const from = await place();
  const { set, items } = await derived(from, { kind: 'distractors' });
  expect(set).toMatchObject({
    name: 'town, distractors',
    status: 'done',
    problemCount: 30,
    parentId: from.benchmark,
  });
  expect(items).toHaveLength(30);
  const parents = await db.benchmarkProblem.findMany({ where: { benchmarkId: from.benchmark } });
  const rows = await db.benchmarkProblem.findMany({
    where: { benchmarkId: set.id },
    orderBy: { seq: 'asc' },
  });
  for (const parent of parents) {
    const forms = rows.filter(({ parentId }) => parentId === parent.id);
    expect(forms.map(({ variation }) => (variation as { distractors: number }).distractors)).toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
    expect(
      forms.every(({ answer, solution }) => answer === parent.answer && solution === parent.solution),
    ).toBe(true);
    expect(forms[0]!.problem).toBe(parent.problem);
    expect(forms.map(({ originalId }) => originalId)[5]).toBe(`row ${parent.rowNumber} d5`);
  }
});

test('new numbers leave out and count what cannot be recomputed', async () => {
  const { set, items } = await derived(await place(), { kind: 'perturbed', copies: 2, randomSeed: 3 });
  expect(set).toMatchObject({ status: 'done', rejected: 1, derivation: { leftOut: { 'no solution': 1 } } });
  expect(set.error).toBe('Problems that were left out: 1 × no solution.');
  expect(items.length).toBeGreaterThan(4);
  for (const { problem, answer } of items) {
    const [rows, each, less] = (problem.match(/\d+/g) ?? []).map(Number);
    expect(Number(answer)).toBe(rows! * each! - less!);
  }
});

test('the same seed makes the same set, also when it is made anew after a crash', async () => {
  const from = await place();
  const first = await derived(from, { kind: 'distractors', to: 2, name: 'a' });
  const second = await derived(from, { kind: 'distractors', to: 2, name: 'b' });
  const other = await derived(from, { kind: 'distractors', to: 2, name: 'c', randomSeed: 2 });
  expect(second.set.contentHash).toBe(first.set.contentHash);
  expect(other.set.contentHash).not.toBe(first.set.contentHash);
  await db.benchmark.update({ where: { id: first.set.id }, data: { status: 'running' } });
  await runDerivation(ctx, first.set.id, never);
  const again = await showBenchmark(ctx, { project: from.project, benchmark: first.set.id });
  expect(again).toMatchObject({ status: 'done', contentHash: first.set.contentHash, problemCount: 15 });
});

test('a set is not made of a set, of nothing, or under a name that is taken', async () => {
  const from = await place();
  const { set } = await derived(from, { kind: 'distractors', to: 1, limit: 2 });
  expect(set.problemCount).toBe(4);
  const asked = { ...from, kind: 'distractors' as const };
  await expect(deriveBenchmark(ctx, { ...asked, benchmark: set.id })).rejects.toMatchObject({
    code: 'PRECONDITION',
  });
  await expect(deriveBenchmark(ctx, asked)).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(deriveBenchmark(ctx, { ...asked, from: 3, to: 1 })).rejects.toMatchObject({ code: 'INVALID' });
});
