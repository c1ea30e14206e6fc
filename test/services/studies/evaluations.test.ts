import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { runGrading } from '#lib/services/evaluate/grading/run-grading.ts';
import { listReplies, ruleOnReply, startEvaluation } from '#lib/services/evaluate/index.ts';
import { saveModel } from '#lib/services/models/index.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { createFromEvaluations, showStudy } from '#lib/services/studies/index.ts';
import { runFit } from '#lib/services/studies/run-fit.ts';
import { subsetVersion } from '#lib/services/versions/index.ts';
import { finish } from '#test/support/batches.ts';
import { makeBenchmark } from '#test/support/benchmarks.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { openAiServer, unchecked } from '#test/support/openai-server.ts';
import { localTarget } from '#test/support/train.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion, runFreezeOf } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;

const sizes = [4, 8, 16, 32, 64];
const problems = Array.from({ length: 40 }, (_, at) => ({
  problem: `What is ${at} plus ${at + 1}?`,
  answer: String(2 * at + 1),
}));

/** A project with nested versions, a run of each with a model at its end, and a pupil that knows more with each. */
async function trainedPupils() {
  const { project } = await acceptedProject(ctx, 64);
  const { id: projectId } = await db.project.findUniqueOrThrow({ where: { slug: project } });
  await frozenVersion(ctx, { project, name: 'all' });
  const { run } = await subsetVersion(ctx, { project, version: 'all', sizes: sizes.slice(0, -1) });
  await runFreezeOf(ctx, run);
  const target = await localTarget(ctx);
  const sweep = await db.trainingSweep.create({
    data: { projectId, number: 1, name: 'sizes', targetId: target.id, spec: {} },
  });
  const versions = await db.datasetVersion.findMany({ where: { projectId }, orderBy: { rowCount: 'asc' } });
  const legs = [];
  for (const [place, version] of versions.entries()) {
    const run = await db.trainingRun.create({
      data: {
        ...{ projectId, number: place + 1, name: `run ${place}`, targetId: target.id, sweepId: sweep.id },
        ...{ base: '/models/tiny', preset: 'skywork', seed: 1, gpus: 0, startedBy: 'test' },
        ...{ state: 'succeeded', place },
        legs: { create: { position: 0, versionId: version.id, config: {}, tokens: 1000n } },
      },
      include: { legs: true },
    });
    const legId = run.legs[0]!.id;
    const at = new Date();
    await db.trainingCheckpoint.create({ data: { legId, path: 'out/final', step: 1, final: true, at } });
    legs.push(legId);
  }
  return { project, legs };
}

/** The evaluations of these models: the one of `sizes[n]` knows 8 (n + 1) answers. */
async function evaluated({ project, legs }: { project: string; legs: readonly string[] }) {
  let knows = 0;
  const server = await openAiServer(({ messages }) => {
    const at = Number(/What is (\d+) plus/.exec(messages.at(-1)!.content)?.[1]);
    return { reply: `The answer is: ${at < knows ? 2 * at + 1 : -1}` };
  });
  onTestFinished(server.close);
  await setSettings(ctx, { allowPrivateNetworks: true });
  const benchmark = await makeBenchmark(ctx, project, problems, 'sums');
  const settings = { name: 'pupil', baseUrl: server.url, model: 'm', ...unchecked };
  const { id: model } = await saveModel(ctx, { project, ...settings });
  const made: string[] = [];
  for (const [place, legId] of legs.entries()) {
    knows = 7 * (place + 1);
    const { evaluation, batch } = await startEvaluation(ctx, {
      project,
      benchmark,
      model,
      prompt: 'training',
    });
    await finish(ctx, batch!);
    const { id } = await db.evaluationGrading.findFirstOrThrow({ where: { evaluationId: evaluation } });
    await runGrading(ctx, id, { stopping: never });
    await db.evaluation.update({ where: { id: evaluation }, data: { legId, checkpointPath: 'out/final' } });
    made.push(evaluation);
  }
  return { benchmark, evaluations: made };
}

test('the evaluations of a sweep are the points of a study, and its intervals come from their replies', async () => {
  const trained = await trainedPupils();
  const { project } = trained;
  const { evaluations } = await evaluated(trained);
  const { study, points, fit } = await createFromEvaluations(ctx, { project, name: 'sweep 1', sweep: '1' });
  expect(points).toBe(5);
  const shown = await showStudy(ctx, { project, study });
  expect(shown.points.map(({ size, correct, items }) => [size, correct, items])).toEqual(
    sizes.map((size, place) => [size, 7 * (place + 1), 40]),
  );
  expect(shown.points[0]).toMatchObject({
    ...{ base: 'tiny', seed: 1, benchmark: 'sums', curriculum: 'random', mix: 'perturb-numbers' },
  });
  await runFit(ctx, fit, never);
  const [curve] = (await showStudy(ctx, { project, study })).curves;
  expect(curve!.fit?.choice?.law).toBe('log-linear');
  expect(curve!.fit?.intervals).toBe('bootstrap');

  // A ruling moves the point of the evaluation that it is about, and of no other.
  const wrong = await listReplies(ctx, {
    project,
    evaluation: evaluations[0]!,
    grader: 'strict',
    verdict: 'wrong',
  });
  const reply = wrong.items[0]!.id;
  await ruleOnReply(ctx, { project, reply, verdict: 'correct', reason: 'It says so in words.' });
  const again = { project, name: 'again', evaluations };
  const ruled = await createFromEvaluations(ctx, again);
  const of = async (id: string) =>
    (await showStudy(ctx, { project, study: id })).points.map((one) => one.correct);
  expect(await of(ruled.study)).toEqual([8, 14, 21, 28, 35]);
  const graded = await createFromEvaluations(ctx, { ...again, name: 'graded', rulings: false });
  expect(await of(graded.study)).toEqual([7, 14, 21, 28, 35]);
});

test('what cannot be a point is refused in words', async () => {
  const trained = await trainedPupils();
  const { project } = trained;
  const study = { project, name: 'none' };
  await expect(createFromEvaluations(ctx, study)).rejects.toMatchObject({ code: 'INVALID' });
  await expect(createFromEvaluations(ctx, { ...study, sweep: '1' })).rejects.toThrow(
    'No model of this sweep',
  );
  await expect(createFromEvaluations(ctx, { ...study, evaluations: [randomUUID()] })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const { evaluations } = await evaluated({ project, legs: trained.legs.slice(0, 1) });
  await db.evaluation.updateMany({ data: { legId: null, checkpointPath: null } });
  await expect(createFromEvaluations(ctx, { ...study, evaluations })).rejects.toThrow(
    'of no fine-tuning run',
  );
});
