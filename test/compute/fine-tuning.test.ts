import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFineTuning } from '#lib/compute/fine-tuning/open-fine-tuning.ts';
import {
  type ComputeTarget,
  type Job,
  type Launch,
  TargetRefused,
  TargetUnreachable,
} from '#lib/compute/target.ts';
import { readerById } from '#lib/domain/train/log/readers/index.ts';
import { FineTuningTarget } from '#lib/domain/train/target.ts';
import { createExchange } from '#lib/egress/exchange.ts';
import { guardedFetch } from '#lib/egress/guarded-fetch.ts';
import { conversation, launchOf, rows } from '#test/support/fine-tuning-launch.ts';
import { type FineTuningServer, fineTuningServer } from '#test/support/fine-tuning-server.ts';

let server: FineTuningServer;
let target: ComputeTarget;
const root = mkdtempSync(path.join(tmpdir(), 'corollary-fine-tuning-'));
let studios = 0;
/** A studio with nothing in its folder. */
const open = (changes: Partial<FineTuningTarget> = {}, key = 'a-key') =>
  openFineTuning(FineTuningTarget.parse({ kind: 'openai', baseUrl: server.url, ...changes }), {
    ...{ key, fetch: guardedFetch(createExchange(true)), freshMs: 0, retryMs: 1 },
    root: path.join(root, String(++studios)),
  });
beforeEach(async () => {
  server = await fineTuningServer();
  target = open();
});
afterEach(async () => {
  await server.close();
  await rm(root, { recursive: true, force: true });
});

const start = async (launch: Launch): Promise<Job> => ({ ...launch, id: await target.start(launch) });
async function untilEnd(job: Job): Promise<string[]> {
  const states = [];
  for (let state = ''; !['succeeded', 'failed', 'cancelled', 'lost'].includes(state); ) {
    state = (await target.report(job)).state;
    states.push(state);
  }
  return states;
}
const text = async (tag: string, name: string, at = target) =>
  Buffer.from((await at.read(tag, name, 0, 1 << 20)).bytes).toString('utf8');
const events = async (tag: string, at = target) =>
  readerById('corollary').read(await text(tag, 'log.jsonl', at)).events;

describe('a run at a fine-tuning API', () => {
  test('becomes a job with its recipe, and its events become lines of our log', async () => {
    target = open({ learningRateOfOne: 1e-5 });
    const job = await start(launchOf('whole'));
    expect(server.files.map(({ name, content }) => [name, content.toString('utf8')])).toEqual([
      ['whole.train.jsonl', rows],
      ['whole.validation.jsonl', rows],
    ]);
    expect(server.jobs[0]).toMatchObject({
      ...{ model: 'small-model', seed: 7, user_provided_suffix: 'whole-1' },
      metadata: { corollary_tag: 'whole', corollary_attempt: '1' },
      method: {
        supervised: { hyperparameters: { n_epochs: 2, batch_size: 8, learning_rate_multiplier: 2 } },
      },
    });
    expect(await untilEnd(job)).toEqual(['queued', 'running', 'running', 'running', 'running', 'succeeded']);
    const log = await events('whole');
    const steps = log.filter((one) => one.event === 'step');
    expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: 20 }, (_, place) => place + 1));
    expect(steps.at(-1)).toMatchObject({ loss: 0.4472, epoch: 2, gradNorm: null });
    expect(log.filter((one) => one.event === 'evaluation').map(({ step }) => step)).toEqual([10, 20]);
    expect([log[0]?.event, log.at(-1)]).toMatchObject([
      'start',
      { event: 'end', outcome: 'succeeded', step: 20 },
    ]);
    const out = await target.list('whole', 'out');
    expect(out.map(({ name }) => name)).toEqual([
      'checkpoint-5',
      'checkpoint-10',
      'checkpoint-15',
      'checkpoint-20',
      'final',
    ]);
    const manifest = JSON.parse(await text('whole', 'manifest.json')) as { model: string };
    expect(manifest.model).toBe(server.jobs[0]!.fine_tuned_model);
    expect(await text('whole', 'output.log')).toContain('info The job has successfully completed\n');
  });

  test('is read on from any byte while it grows, and from nothing again where the folder was lost', async () => {
    const job = await start(launchOf('grows'));
    let read = '';
    for (let state = ''; state !== 'succeeded'; ) {
      state = (await target.report(job)).state;
      const { bytes } = await target.read('grows', 'log.jsonl', Buffer.byteLength(read), 100_000);
      read += Buffer.from(bytes).toString('utf8');
    }
    expect(read).toBe(await text('grows', 'log.jsonl'));
    const other = open();
    await other.report(job);
    expect(await text('grows', 'log.jsonl', other)).toBe(read);
    // What has ended is not asked for again.
    const asked = server.requests.length;
    await target.report(job);
    await text('grows', 'log.jsonl');
    expect(server.requests).toHaveLength(asked);
  });

  test('begins with what came of another run', async () => {
    await untilEnd(await start(launchOf('first')));
    await start(launchOf('second', { model: '../first/out/final' }));
    await start(launchOf('third', { model: '../first/out/checkpoint-10' }));
    expect(server.jobs.map(({ model }) => model)).toEqual([
      'small-model',
      server.jobs[0]!.fine_tuned_model,
      'ft:small-model:team:first-1:ckpt-step-10',
    ]);
    await expect(target.start(launchOf('none', { model: '../nobody/out/final' }))).rejects.toThrow(
      TargetRefused,
    );
  });

  test('is cancelled, and says so only when the API does', async () => {
    const job = await start(launchOf('cancel'));
    await target.report(job);
    server.hold(true);
    server.disturb(({ path: asked }) => (asked.endsWith('/cancel') ? 'break' : null));
    await expect(target.stop(job, 'checkpoint')).rejects.toThrow(TargetUnreachable);
    expect((await target.report(job)).state).toBe('stopping');
    server.disturb(() => null);
    await target.stop(job, 'checkpoint');
    expect((await target.report(job)).state).toBe('cancelled');
    await target.stop(job, 'force');
    expect((await events('cancel')).at(-1)).toMatchObject({ event: 'end', outcome: 'stopped' });
  });

  test('fails with the words of the API where its file is no good', async () => {
    const content = `${conversation(1)}\n{"prompt": "1 + 1", "completion": "2"}\n`;
    const job = await start(launchOf('broken', { content }));
    expect(await untilEnd(job)).toEqual(['failed']);
    const words =
      'The job failed due to an invalid training file. Invalid file format. Line 2: expected a list of messages';
    expect((await target.report(job)).reason).toContain(words);
    expect((await events('broken')).at(-1)).toMatchObject({
      ...{ event: 'end', outcome: 'failed' },
      error: { code: 'bad-data', message: expect.stringContaining(words) },
    });
  });

  test('leaves nothing at the API but its model', async () => {
    await untilEnd(await start(launchOf('gone')));
    await start(launchOf('stays'));
    await target.remove('gone');
    expect(server.files.map(({ name }) => name)).toEqual(['stays.train.jsonl', 'stays.validation.jsonl']);
    expect(await target.list('gone', 'out')).toEqual([]);
  });
});

describe('a run is started once', () => {
  test('by a studio that asks again, and by one that has lost its folder', async () => {
    const { id } = await start(launchOf('once'));
    expect(await target.start(launchOf('once'))).toBe(id);
    expect(await open().find('once', 1)).toBe(id);
    expect(await open().start(launchOf('once'))).toBe(id);
    expect(await target.find('once', 2)).toBeNull();
    expect([server.jobs.length, server.files.length]).toEqual([1, 2]);
  });

  test('where the answer to its start was lost', async () => {
    server.disturb(({ method, path: asked }) =>
      method === 'POST' && asked.endsWith('/jobs') ? 'lose' : null,
    );
    await expect(target.start(launchOf('lost'))).rejects.toThrow(TargetUnreachable);
    server.disturb(() => null);
    expect(await target.start(launchOf('lost'))).toBe(server.jobs[0]!.id);
    expect([server.jobs.length, server.files.length]).toEqual([1, 2]);
  });

  test('among many that others started since', async () => {
    const { id } = await start(launchOf('old'));
    for (let other = 0; other < 230; other++)
      server.jobs.push({
        ...server.jobs[0]!,
        id: `other-${other}`,
        metadata: {},
        user_provided_suffix: null,
      });
    expect(await open().find('old', 1)).toBe(id);
  });
});

describe('an API that has its troubles', () => {
  test('is asked again after a limit and a failure, with the whole file each time', async () => {
    const met = new Map<string, number>();
    server.disturb(({ method, path: asked }) => {
      const times = (met.get(`${method} ${asked}`) ?? 0) + 1;
      met.set(`${method} ${asked}`, times);
      if (times === 1) return { status: 429, message: 'Rate limit reached', retryAfter: '0.001' };
      // Whether a job was made before such a failure nobody knows.
      return times === 2 && !(method === 'POST' && asked.endsWith('/jobs'))
        ? { status: 503, message: 'overloaded' }
        : null;
    });
    await start(launchOf('limits'));
    expect(Object.fromEntries(met)).toMatchObject({ 'POST /v1/files': 4, 'POST /v1/fine_tuning/jobs': 2 });
    for (const { content } of server.files) expect(content.toString('utf8')).toBe(rows);
  });

  test('leaves a run unknown, and not failed', async () => {
    const job = await start(launchOf('silent'));
    server.disturb(() => ({ status: 500, message: 'internal' }));
    await expect(target.report(job)).rejects.toThrow(/500 internal/);
    server.disturb(() => 'break');
    await expect(target.report(job)).rejects.toThrow(TargetUnreachable);
    server.disturb(() => ({ status: 401, message: 'The key has expired.' }));
    await expect(target.report(job)).rejects.toThrow(TargetUnreachable);
    server.disturb(() => null);
    expect((await target.report(job)).state).toBe('queued');
  });

  test('says what it refuses in its own words', async () => {
    await expect(target.start(launchOf('no', { model: 'unknown-model' }))).rejects.toThrow(
      'The API refused: Model unknown-model is not available for fine-tuning.',
    );
    await expect(open({}, 'another').check()).rejects.toThrow(/does not accept the key: Incorrect API key/);
    const limited = open({ models: ['one', 'two'] }).start(launchOf('other'));
    await expect(limited).rejects.toThrow('This target fine-tunes one, two, and not small-model.');
    expect(await target.check()).toMatchObject({ version: expect.stringContaining('127.0.0.1') });
  });

  test('knows a job no more: it is lost', async () => {
    const job = await start(launchOf('forgotten'));
    server.jobs.length = 0;
    expect((await target.report(job)).state).toBe('lost');
  });
});

test('a large file is read no faster than it is sent', async () => {
  const block = Buffer.from(`${conversation(5)}\n`.repeat(2000));
  const bytes = block.length * 200;
  let furthest = 0;
  async function* blocks() {
    for (let made = block.length; made <= bytes; made += block.length) {
      yield block;
      furthest = Math.max(furthest, made - server.received());
    }
  }
  const file = { name: 'data/train.jsonl', bytes, sha256: null, open: async () => Readable.from(blocks()) };
  await start({ ...launchOf('large'), files: [launchOf('large').files[0]!, file] });
  expect(server.files[0]!.content.length).toBe(bytes);
  expect(furthest).toBeLessThan(bytes / 2);
});
