import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import {
  addBenchmark,
  deleteBenchmark,
  importBenchmark,
  listBenchmarkProblems,
  listBenchmarks,
  showBenchmark,
} from '#lib/services/benchmarks/index.ts';
import { problemHash } from '#lib/services/problem-hash.ts';
import { startImport, uploadSeeds } from '#lib/services/seeds/index.ts';
import { makeBenchmark, scan } from '#test/support/benchmarks.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, makeUser, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const rows = [
  { problem: 'How many primes are below 20?', solution: 'Count them: 8.', answer: '8' },
  { problem: 'What is half of $\\frac{3}{2}$?', answer: '\\frac{3}{4}' },
  { problem: 'Solve $x^2 < 4$.', answer: '(-2, 2]' },
  { problem: 'Which city is it: (A) Rome (B) Oslo', answer: '(B)' },
  { problem: 'How  many primes are below 20?', answer: '8' },
  { problem: 'Name a colour.', answer: 'dark blue' },
  { problem: 'Prove it.' },
];

describe('a benchmark', () => {
  test('is read from a file: its problems with the kind of their answers, repeated and broken rows counted', async () => {
    const { slug } = await makeProject(db);
    const id = await makeBenchmark(ctx, slug, [...rows, '{"problem": 7}', '{broken']);
    const [found] = (await listBenchmarks(ctx, { project: slug })).items;
    expect(found).toMatchObject({
      ...{ id, name: 'test set', licence: 'MIT', status: 'done' },
      ...{ problemCount: 6, duplicates: 1, rejected: 2, hits: 0 },
    });
    expect(found!.error).toMatch(/2 rows could not be read; the first: line 8: /);
    const list = await listBenchmarkProblems(ctx, { project: slug, benchmark: id });
    expect(list.items.map(({ answerType }) => answerType)).toEqual([
      ...['integer', 'fraction', 'interval', 'choice', 'text', 'none'],
    ]);
    const hashes = list.items.map(({ problem }) => `${problemHash(problem)}\n`).join('');
    expect(found!.contentHash).toBe(createHash('sha256').update(hashes).digest('hex'));
  });

  test('is shown in pages, and by the kind of answer', async () => {
    const { slug } = await makeProject(db);
    const benchmark = await makeBenchmark(ctx, slug, rows);
    const first = await listBenchmarkProblems(ctx, { project: slug, benchmark, limit: 4 });
    const rest = await listBenchmarkProblems(ctx, {
      ...{ project: slug, benchmark, limit: 4, after: first.nextAfter! },
    });
    expect([first.items.length, rest.items.length, rest.nextAfter]).toEqual([4, 2, null]);
    const choices = await listBenchmarkProblems(ctx, { project: slug, benchmark, answerType: 'choice' });
    expect(choices).toMatchObject({ total: 1, items: [{ answer: '(B)' }] });
    const shown = await showBenchmark(ctx, { project: slug, benchmark });
    expect(shown.answerTypes).toContainEqual({ value: 'integer', count: 1 });
  });

  test('takes its file along: it cannot become seeds as well, nor a second benchmark of the same name', async () => {
    const { slug } = await makeProject(db);
    const id = await makeBenchmark(ctx, slug, rows);
    const again = startImport(ctx, { project: slug, import: id });
    await expect(again).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(makeBenchmark(ctx, slug, rows)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await db.seed.count({ where: { project: { slug } } })).toBe(0);
  });

  test('whose file holds no problem has failed and says why', async () => {
    const { slug } = await makeProject(db);
    await makeBenchmark(ctx, slug, ['{"problem": ""}', '{"problem": 3}']);
    const [found] = (await listBenchmarks(ctx, { project: slug })).items;
    expect(found).toMatchObject({ status: 'failed', problemCount: 0, rejected: 2 });
    expect(found!.error).toContain('line 1: problem');
  });

  test('that was broken off is read from the beginning, once', async () => {
    const { slug } = await makeProject(db);
    const content = Readable.from([Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))]);
    const { import: id } = await uploadSeeds(ctx, { project: slug, fileName: 'b.jsonl', content });
    await addBenchmark(ctx, { project: slug, import: id, name: 'b', licence: 'MIT' });
    const contentHash = problemHash(rows[0]!.problem);
    const half = {
      benchmarkId: id,
      rowNumber: 1,
      problem: rows[0]!.problem,
      answerType: 'none',
      contentHash,
    };
    await db.benchmarkProblem.create({ data: half });
    await db.benchmark.update({ where: { id }, data: { status: 'running' } });
    await importBenchmark(ctx, id);
    await importBenchmark(ctx, id);
    expect(await showBenchmark(ctx, { project: slug, benchmark: id })).toMatchObject({
      ...{ status: 'done', problemCount: 6, duplicates: 1 },
    });
  });

  test('is deleted by a lead, with its hits; a reviewer may not', async () => {
    const { id: projectId, slug } = await makeProject(db);
    await makeSeeds(db, projectId, [{ problem: rows[0]!.problem }]);
    const benchmark = await makeBenchmark(ctx, slug, rows);
    await scan(ctx, slug);
    expect((await listBenchmarks(ctx, { project: slug })).items[0]).toMatchObject({ hits: 1, openHits: 1 });
    const reviewer = await makeUser(db, { projectId, role: 'reviewer' });
    const input = { project: slug, benchmark };
    await expect(deleteBenchmark({ ...ctx, actor: reviewer }, input)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const lead = await makeUser(db, { projectId, role: 'lead' });
    expect(await deleteBenchmark({ ...ctx, actor: lead }, input)).toMatchObject({ hits: 1 });
    expect(await db.contaminationHit.count({ where: { projectId } })).toBe(0);
    const trail = await db.auditEvent.findMany({ where: { projectId, action: 'benchmarks.delete' } });
    expect(trail).toMatchObject([{ actorId: lead.id, before: { problemCount: 6, hits: 1 } }]);
  });
});
