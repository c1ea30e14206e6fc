import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runGrading } from '#lib/services/evaluate/grading/run-grading.ts';
import {
  importResults,
  listReplies,
  lookAtResults,
  reportEvaluation,
  showEvaluation,
} from '#lib/services/evaluate/index.ts';
import { runResultImport } from '#lib/services/evaluate/results/run-import.ts';
import { makeBenchmark } from '#test/support/benchmarks.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, systemContext } from '#test/support/factories.ts';
import { fileOf, upload } from '#test/support/import-file.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;

const problems = [
  { problem: 'A jar holds 12 red beads and 5 blue beads. How many beads does it hold?', answer: '17' },
  { problem: 'Compute $7 \\cdot 8$.', answer: '56' },
  { problem: 'Lena reads 9 pages a day. How many pages does she read in 4 days?', answer: '36' },
];

const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, `../../fixtures/results/${name}.jsonl`));

async function place() {
  const { slug: project } = await makeProject(db);
  return { project, benchmark: await makeBenchmark(ctx, project, problems) };
}

async function imported(project: string, asked: { benchmark: string; import: string }) {
  const { evaluation } = await importResults(ctx, { project, ...asked, modelName: 'elsewhere-7b' });
  await runResultImport(ctx, evaluation);
  for (const { id } of await db.evaluationGrading.findMany({ where: { evaluationId: evaluation } }))
    await runGrading(ctx, id, { stopping: never });
  return showEvaluation(ctx, { project, evaluation });
}

test('samples of lm-evaluation-harness are looked at, imported and graded by every grader here', async () => {
  const { project, benchmark } = await place();
  const file = await upload(ctx, project, fixture('lm-evaluation-harness'), 'samples_gsm8k.jsonl');
  const look = await lookAtResults(ctx, { project, benchmark, import: file });
  expect(look).toMatchObject({
    ...{ format: 'lm-evaluation-harness', problemCount: 3, answered: 3, replies: 3 },
    ...{ repeated: 3, rejected: 0, samples: 1, rejects: [] },
  });
  expect(look.examples[1]).toMatchObject({
    line: 2,
    problem: problems[1]!.problem,
    text: 'It is $\\boxed{56}$.',
  });
  const evaluation = await imported(project, { benchmark, import: file });
  expect(evaluation).toMatchObject({
    ...{ name: 'elsewhere-7b on test set', modelName: 'elsewhere-7b', source: 'import', status: 'done' },
    ...{ replies: 3, problems: 3, samples: 1, rejected: 0, fileName: 'samples_gsm8k.jsonl' },
  });
  const report = await reportEvaluation(ctx, { project, evaluation: evaluation.id });
  expect(report.graders.map(({ grader, accuracy }) => [grader, accuracy.share])).toEqual([
    ['strict', 1 / 3],
    ['boxed', 1 / 3],
    ['flexible', 2 / 3],
    ['equivalence', 2 / 3],
  ]);
});

test('files of NeMo-Skills one behind the other are samples, and a cut reply is one', async () => {
  const { project, benchmark } = await place();
  const file = await upload(ctx, project, fixture('nemo-skills'));
  const evaluation = await imported(project, { benchmark, import: file });
  expect(evaluation).toMatchObject({ status: 'done', samples: 2, replies: 6 });
  const cut = await listReplies(ctx, { project, evaluation: evaluation.id, truncated: true });
  expect(cut.items).toMatchObject([{ text: '9 + 9 + 9', sample: 1, completionTokens: 43 }]);
});

test('every line that cannot be read is kept with its number and the reason', async () => {
  const { project, benchmark } = await place();
  const lines = [
    JSON.stringify({ index: 0, response: 'The answer is: 17' }),
    '{ "index": 1, ',
    JSON.stringify({ index: 7, response: '1' }),
    JSON.stringify({ index: 0, response: 'again', sample: 0 }),
    JSON.stringify({ index: 2 }),
  ];
  const file = await upload(ctx, project, fileOf(lines));
  const evaluation = await imported(project, { benchmark, import: file });
  expect(evaluation).toMatchObject({ status: 'done', replies: 1, problems: 1, rejected: 4 });
  expect(evaluation.rejects).toMatchObject([
    { line: 2 },
    { line: 3, message: 'The benchmark has no problem in row 8.' },
    { line: 4, message: 'Sample 1 of this problem stands in the file already.' },
    { line: 5, message: 'The line has no response.' },
  ]);
});

test('a file without a result is refused before, or fails and says why', async () => {
  const { project, benchmark } = await place();
  const none = await upload(ctx, project, fileOf([JSON.stringify({ question: 'What?', answer: '5' })]));
  await expect(lookAtResults(ctx, { project, benchmark, import: none })).rejects.toMatchObject({
    code: 'INVALID',
  });
  const other = await upload(ctx, project, fileOf([JSON.stringify({ problem: 'Another?', response: '5' })]));
  expect(await imported(project, { benchmark, import: other })).toMatchObject({
    status: 'failed',
    error: 'No line could be read; line 1: The benchmark has no problem with this text.',
  });
});

test('a file is imported once, and an import that was stopped begins anew', async () => {
  const { project, benchmark } = await place();
  const file = await upload(ctx, project, fixture('plain').subarray(0));
  const asked = { project, benchmark, import: file, modelName: 'm' };
  const { evaluation } = await importResults(ctx, asked);
  await expect(importResults(ctx, asked)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await db.evaluationReply.create({
    data: { evaluationId: evaluation, problemId: (await firstProblem(benchmark)).id, sample: 9, text: 'x' },
  });
  await runResultImport(ctx, evaluation);
  await runResultImport(ctx, evaluation);
  const { items } = await listReplies(ctx, { project, evaluation });
  expect(items.every(({ sample }) => sample < 9)).toBe(true);
  expect(await db.evaluationGrading.count({ where: { evaluationId: evaluation } })).toBe(1);
});

const firstProblem = (benchmarkId: string) =>
  db.benchmarkProblem.findFirstOrThrow({ where: { benchmarkId } });
