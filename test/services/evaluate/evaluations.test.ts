import { expect, onTestFinished, test } from 'vitest';
import { wilsonInterval } from '#lib/math/stats/index.ts';
import { deleteBenchmark } from '#lib/services/benchmarks/index.ts';
import { runGrading } from '#lib/services/evaluate/grading/run-grading.ts';
import {
  compareTwo,
  deleteEvaluation,
  estimateEvaluation,
  exportReplies,
  gradeEvaluation,
  historyOfProblem,
  listEvaluations,
  listReplies,
  reportEvaluation,
  ruleOnReply,
  showEvaluation,
  showReply,
  startEvaluation,
  withdrawRuling,
} from '#lib/services/evaluate/index.ts';
import {
  cancelBatch,
  listBatches,
  resumeBatch,
  retryFailed,
  setBudget,
} from '#lib/services/generate/index.ts';
import { saveModel } from '#lib/services/models/index.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { finish } from '#test/support/batches.ts';
import { makeBenchmark } from '#test/support/benchmarks.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, systemContext } from '#test/support/factories.ts';
import { type Behave, openAiServer, unchecked } from '#test/support/openai-server.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;

const problems = Array.from({ length: 10 }, (_, at) => ({
  problem: `Ann has ${at + 2} boxes of 6 pens. How many pens does she have?`,
  answer: String((at + 2) * 6),
}));
/** The number of boxes in the question that a call asks last. */
const boxesIn = (text: string) => Number(/has (\d+) boxes/.exec(text)?.[1]);

async function benchmarkAndModel(behave: Behave, prices = {}) {
  const server = await openAiServer(behave);
  onTestFinished(server.close);
  await setSettings(ctx, { allowPrivateNetworks: true });
  const { slug: project } = await makeProject(db);
  const benchmark = await makeBenchmark(ctx, project, problems, 'pens');
  const settings = { name: 'pupil', baseUrl: server.url, model: 'm', ...unchecked, ...prices };
  const { id: model } = await saveModel(ctx, { project, ...settings });
  return { server, project, benchmark, model };
}

/** Does what the jobs of gradings do. */
async function grade(evaluation: string) {
  const open = await db.evaluationGrading.findMany({ where: { evaluationId: evaluation, status: 'queued' } });
  for (const { id } of open) await runGrading(ctx, id, { stopping: never });
}

/** A model that needs no server of ours is asked at once. */
async function startNow(project: string, asked: { benchmark: string; model: string; budget?: number }) {
  const started = await startEvaluation(ctx, { project, ...asked });
  return { ...started, batch: started.batch! };
}

async function evaluate(project: string, asked: { benchmark: string; model: string; samples?: number }) {
  const started = await startNow(project, asked);
  await finish(ctx, started.batch);
  await grade(started.evaluation);
  return started;
}

/** Right for even numbers of boxes, and in four manners of writing. */
const pupil: Behave = ({ messages }) => {
  const boxes = boxesIn(messages.at(-1)!.content);
  const said = boxes % 2 === 0 ? boxes * 6 : boxes * 6 + 1;
  const words = [`The answer is: ${said}`, `\\boxed{${said}}`, `so she has ${said} pens.`, 'I do not know.'];
  return { reply: `Let us count.\n${words[boxes % 4]}` };
};

test('a model is asked every problem once, and each grader says what it reads', async () => {
  const { server, project, benchmark, model } = await benchmarkAndModel(pupil);
  const started = await evaluate(project, { benchmark, model });
  expect(started).toMatchObject({ name: 'pupil on pens', requests: 10 });
  expect(server.calls).toHaveLength(10);
  expect(server.calls[0]!.body).toMatchObject({ temperature: 0, max_tokens: 2048 });
  expect(server.calls[0]!.messages).toHaveLength(1);
  const { items } = await listReplies(ctx, { project, evaluation: started.evaluation });
  expect(items).toHaveLength(10);
  for (const { problem, text, grades } of items) {
    const boxes = boxesIn(problem.problem);
    const strict = grades.find(({ grader }) => grader === 'strict')!;
    const expected = boxes % 4 === 0 ? 'correct' : boxes % 4 === 1 ? 'unparseable' : undefined;
    if (text.includes('The answer is')) expect(strict.verdict).toBe('correct');
    else expect(strict.verdict).toBe('unparseable');
    if (expected === 'correct') expect(strict.extracted).toBe(String(boxes * 6));
    expect(grades.map(({ grader }) => grader)).toEqual(['boxed', 'equivalence', 'flexible', 'strict']);
  }
  const shown = await showEvaluation(ctx, { project, evaluation: started.evaluation });
  expect(shown).toMatchObject({ status: 'done', replies: 10, problems: 10, error: null });
  const strict = shown.summary!.graders.find(({ grader }) => grader === 'strict')!;
  const right = problems.filter((_, at) => (at + 2) % 4 === 0).length;
  expect(strict.accuracy).toMatchObject({ share: right / 10, of: 10, ...wilsonInterval(right, 10) });
  expect(await listEvaluations(ctx, { project })).toMatchObject({ items: [{ id: started.evaluation }] });
  expect((await listBatches(ctx, { project })).items).toEqual([]);
  await expect(deleteBenchmark(ctx, { project, benchmark })).rejects.toMatchObject({ code: 'PRECONDITION' });
});

test('grading again asks nothing and changes nothing; a ruling stands beside the grades until it is withdrawn', async () => {
  const { server, project, benchmark, model } = await benchmarkAndModel(pupil);
  const { evaluation } = await evaluate(project, { benchmark, model });
  const asked = server.calls.length;
  const before = await listReplies(ctx, { project, evaluation });
  const { grading } = await gradeEvaluation(ctx, { project, evaluation });
  expect(await gradeEvaluation(ctx, { project, evaluation })).toEqual({ evaluation, grading });
  await grade(evaluation);
  expect(server.calls).toHaveLength(asked);
  expect(await listReplies(ctx, { project, evaluation })).toEqual(before);
  const { grading: last } = await showEvaluation(ctx, { project, evaluation });
  expect(last).toMatchObject({ id: grading, status: 'done', done: 10, total: 10, changed: 0 });

  const disputed = await listReplies(ctx, { project, evaluation, dispute: 'any', ruled: false });
  expect(disputed.items.length).toBeGreaterThan(0);
  const accuracyOf = async (withPeople: boolean) => {
    const { graders } = await reportEvaluation(ctx, { project, evaluation });
    const strict = graders.find(({ grader }) => grader === 'strict')!;
    return (withPeople ? strict.withPeople : strict.accuracy).share;
  };
  const plain = await accuracyOf(false);
  const wrong = before.items.find(({ grades }) => grades.every(({ verdict }) => verdict !== 'correct'))!;
  await ruleOnReply(ctx, { project, reply: wrong.id, verdict: 'correct', reason: 'The pens in hand count.' });
  await ruleOnReply(ctx, { project, reply: wrong.id, verdict: 'correct', reason: 'Said again, better.' });
  expect(await accuracyOf(false)).toBe(plain);
  expect(await accuracyOf(true)).toBeCloseTo(plain! + 0.1, 12);
  const reply = await showReply(ctx, { project, reply: wrong.id });
  expect(reply.ruling).toMatchObject({ correct: true, reason: 'Said again, better.' });
  expect(reply.rulings).toMatchObject([{ withdrawnAt: expect.any(Date) }, { withdrawnAt: null }]);
  await withdrawRuling(ctx, { project, reply: wrong.id });
  expect(await accuracyOf(true)).toBe(plain);
});

test('a reply that was cut is kept and graded; one that never came is counted apart, and asked again on demand', async () => {
  let broken = true;
  const { project, benchmark, model } = await benchmarkAndModel(({ messages }) => {
    const boxes = boxesIn(messages.at(-1)!.content);
    if (boxes === 2 && broken) return { status: 400, message: 'This prompt is not allowed.' };
    return { reply: `The answer is: ${boxes * 6}`, finishReason: boxes === 3 ? 'length' : 'stop' };
  });
  const { evaluation, batch } = await evaluate(project, { benchmark, model });
  const shown = await showEvaluation(ctx, { project, evaluation });
  expect(shown).toMatchObject({
    status: 'failed',
    replies: 10,
    summary: { failed: 1, truncated: 1, replies: 9 },
  });
  const cut = await listReplies(ctx, { project, evaluation, truncated: true });
  expect(cut.items).toMatchObject([{ text: 'The answer is: 18', truncated: true }]);
  const lost = await listReplies(ctx, { project, evaluation, failed: true });
  expect(lost.items).toMatchObject([
    { text: '', failure: expect.stringContaining('not allowed'), grades: [] },
  ]);
  broken = false;
  await retryFailed(ctx, { project, batch });
  expect(await showEvaluation(ctx, { project, evaluation })).toMatchObject({ status: 'running' });
  await finish(ctx, batch);
  await grade(evaluation);
  expect(await showEvaluation(ctx, { project, evaluation })).toMatchObject({
    ...{ status: 'done', replies: 10, error: null },
    summary: { failed: 0, replies: 10 },
  });
});

test('several samples of each problem give pass@k and maj@k', async () => {
  const seen = new Map<number, number>();
  const { project, benchmark, model } = await benchmarkAndModel(({ messages }) => {
    const boxes = boxesIn(messages.at(-1)!.content);
    const nth = seen.get(boxes) ?? 0;
    seen.set(boxes, nth + 1);
    // Of four samples one is right for odd numbers of boxes, three for even ones.
    const right = boxes % 2 === 0 ? nth !== 1 : nth === 2;
    return { reply: `The answer is: ${right ? boxes * 6 : 1000 + boxes}` };
  });
  const { evaluation } = await evaluate(project, { benchmark, model, samples: 4 });
  const { graders, samples, replies } = await reportEvaluation(ctx, { project, evaluation });
  expect({ samples, replies }).toEqual({ samples: 4, replies: 40 });
  const equivalence = graders.find(({ grader }) => grader === 'equivalence')!;
  expect(equivalence.accuracy.share).toBeCloseTo(0.5, 12);
  const at = (k: number) => equivalence.atK.find((one) => one.k === k)!;
  // 1 - C(1, 2)/C(4, 2) = 1 with three right of four, 1 - C(3, 2)/C(4, 2) = 1/2 with one.
  expect(at(2).pass.share).toBeCloseTo(0.75, 12);
  expect(at(4).pass.share).toBe(1);
  expect(at(4).majority.share).toBe(0.5);
});

test('two models on one benchmark are compared by the problems that only one of them solves', async () => {
  const { project, benchmark, model } = await benchmarkAndModel(pupil);
  const teacher = await openAiServer(({ messages }) => ({
    reply: `The answer is: ${boxesIn(messages.at(-1)!.content) * 6}`,
  }));
  onTestFinished(teacher.close);
  const settings = { name: 'teacher', baseUrl: teacher.url, model: 't', ...unchecked };
  const { id: second } = await saveModel(ctx, { project, ...settings });
  const [one, other] = [
    await evaluate(project, { benchmark, model }),
    await evaluate(project, { benchmark, model: second }),
  ];
  const compared = await compareTwo(ctx, {
    ...{ project, first: one.evaluation, second: other.evaluation, grader: 'strict' },
  });
  const strict = compared.comparisons.find(({ grader }) => grader === 'strict')!;
  const solved = problems.filter((_, at) => (at + 2) % 4 === 0).length;
  expect(strict).toMatchObject({ pairs: 10, both: solved, onlyFirst: 0, onlySecond: 10 - solved });
  // All discordant pairs on one side: two tails of one half to their number.
  expect(strict.exact).toBeCloseTo(2 * 0.5 ** (10 - solved), 12);
  expect(compared.flips).toHaveLength(10 - solved);
  expect(compared.flips[0]).toMatchObject({ change: 'gained', problem: { answer: expect.any(String) } });
  const history = await historyOfProblem(ctx, { project, problem: compared.flips[0]!.problem.id });
  expect(history).toMatchObject({ evaluations: 2, graders: expect.arrayContaining(['strict']) });
  await deleteEvaluation(ctx, { project, evaluation: one.evaluation });
  await expect(showEvaluation(ctx, { project, evaluation: one.evaluation })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('an evaluation keeps its budget, goes on where it stopped, and grades what came when it is cancelled', async () => {
  const prices = { priceInput: 0, priceOutput: 1000, concurrency: 1 };
  const reply = 'The answer is: 12';
  const { server, project, benchmark, model } = await benchmarkAndModel(() => ({ reply }), prices);
  const asked = { project, benchmark, model, budget: 0.01 };
  expect(await estimateEvaluation(ctx, asked)).toMatchObject({
    problems: 10,
    requests: 10,
    cost: expect.any(Number),
  });
  const { evaluation, batch } = await startNow(project, asked);
  await finish(ctx, batch);
  const paused = await showEvaluation(ctx, { project, evaluation });
  expect(paused).toMatchObject({ status: 'running', batch: { status: 'paused', stopReason: 'budget' } });
  const first = server.calls.length;
  expect(first).toBeLessThan(10);
  await setBudget(ctx, { project, batch, budget: 0.02 });
  await resumeBatch(ctx, { project, batch }).catch(() => {});
  await finish(ctx, batch);
  expect(server.calls.length).toBeGreaterThan(first);
  await cancelBatch(ctx, { project, batch });
  await finish(ctx, batch);
  await grade(evaluation);
  const ended = await showEvaluation(ctx, { project, evaluation });
  expect(ended).toMatchObject({ status: 'cancelled', replies: server.calls.length });
  expect(ended.summary).toMatchObject({ replies: server.calls.length });
});

test('replies are exported with every grade, a line each', async () => {
  const { project, benchmark, model } = await benchmarkAndModel(pupil);
  const { evaluation } = await evaluate(project, { benchmark, model });
  const { lines, fileName } = await exportReplies(ctx, { project, evaluation });
  expect(fileName).toMatch(/-evaluation-\d+\.jsonl$/);
  const rows = [];
  for await (const line of lines) rows.push(JSON.parse(line));
  expect(rows).toHaveLength(10);
  expect(rows[0]).toMatchObject({ row: expect.any(Number), sample: 0, response: expect.any(String) });
  expect(Object.keys(rows[0].grades).sort()).toEqual(['boxed', 'equivalence', 'flexible', 'strict']);
});
