import { afterAll, expect, test } from 'vitest';
import { studioCompute } from '#lib/compute/studio-compute.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { checkTarget, saveTarget } from '#lib/services/targets/index.ts';
import { getRun, runPoints, startRun, stopRun } from '#lib/services/train/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { fineTuningServer } from '#test/support/fine-tuning-server.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { followUntil } from '#test/support/train.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const data = temporaryFolder('api');
const ctx = systemContext(db, { compute: studioCompute({ root: process.cwd(), data, freshMs: 0 }) });
const server = await fineTuningServer({ key: 'a-key' });
afterAll(() => server.close());
await setSettings(ctx, { allowPrivateNetworks: true });
const { project } = await acceptedProject(ctx, 24);
await frozenVersion(ctx, { project, name: 'all' });
await frozenVersion(ctx, { project, name: 'hard', choice: 'random', size: 12 });
const settings = JSON.stringify({ kind: 'openai', baseUrl: server.url, models: ['gpt-4o-mini'] });
const { id: target } = await saveTarget(ctx, { name: 'api', settings, key: 'a-key' });
const asked = { project, version: 'all', base: 'gpt-4o-mini', target, preset: 'skywork' };

test('a wrong key is told before the target is saved, and no key is ever shown', async () => {
  const wrong = saveTarget(ctx, { name: 'wrong', settings, key: 'another' });
  await expect(wrong).rejects.toMatchObject({
    code: 'PRECONDITION',
    message: expect.stringContaining('Incorrect'),
  });
  expect(JSON.stringify(await checkTarget(ctx, { target }))).not.toContain('a-key');
});

test('a curriculum through the API: conversations are sent, the loss is a curve, the second leg starts from the model', async () => {
  const { run } = await startRun(ctx, { ...asked, stage2: 'hard' });
  const done = await followUntil(ctx, project, run);
  expect(done.legs.map(({ state, reason }) => [state, reason])).toEqual([
    ['succeeded', null],
    ['succeeded', null],
  ]);
  const sent = server.files.find(({ name }) => name.startsWith(done.legs[0]!.plan.config.tag))!;
  const [line] = sent.content.toString('utf8').split('\n');
  expect(JSON.parse(line!).messages.map(({ role }: { role: string }) => role)).toEqual(['user', 'assistant']);
  const { step, loss } = await runPoints(ctx, { project, run });
  expect(step.length).toBeGreaterThan(3);
  expect(loss.every((one) => one !== null)).toBe(true);
  expect(server.jobs.map(({ model }) => model)).toEqual(['gpt-4o-mini', server.jobs[0]!.fine_tuned_model]);
  expect(done.checkpoints.some(({ final }) => final)).toBe(true);
});

test('a file that the API refuses fails the run in the words of the API', async () => {
  server.hold(true);
  const { run } = await startRun(ctx, asked);
  await followUntil(ctx, project, run, 'queued', 'starting', 'running');
  const job = server.jobs.at(-1)!;
  job.status = 'failed';
  job.error = {
    code: 'invalid_training_file',
    message: 'Example 3 has no assistant message.',
    param: 'training_file',
  };
  const failed = await followUntil(ctx, project, run);
  expect(failed).toMatchObject({
    state: 'failed',
    reason: expect.stringContaining('Example 3 has no assistant'),
  });
  server.hold(false);
});

test('a run that is stopped is cancelled at the API', async () => {
  server.hold(true);
  const { run } = await startRun(ctx, asked);
  await followUntil(ctx, project, run, 'queued', 'starting', 'running');
  await stopRun(ctx, { project, run });
  expect((await followUntil(ctx, project, run)).state).toBe('cancelled');
  expect(server.jobs.at(-1)!.status).toBe('cancelled');
  server.hold(false);
});

test('an API that does not answer leaves the run unknown, and it goes on when it does', async () => {
  server.hold(true);
  const { run } = await startRun(ctx, asked);
  await followUntil(ctx, project, run, 'queued', 'starting', 'running');
  server.disturb(({ method }) => (method === 'GET' ? 'break' : null));
  await expect
    .poll(
      async () => {
        await followUntil(ctx, project, run, 'queued', 'starting', 'running');
        return (await getRun(ctx, { project, run })).unknownSince;
      },
      { timeout: 50_000 },
    )
    .not.toBeNull();
  server.disturb(() => null);
  server.hold(false);
  expect(await followUntil(ctx, project, run)).toMatchObject({ state: 'succeeded', unknownSince: null });
  const { legs } = await getRun(ctx, { project, run });
  const mine = server.jobs.filter((job) => JSON.stringify(job.metadata).includes(legs[0]!.id));
  expect(mine).toHaveLength(1);
});
