import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { openLocal } from '#lib/compute/local/open-local.ts';
import { identify } from '#lib/compute/local/process-identity.ts';
import { readRecord, writeRecord } from '#lib/compute/local/records.ts';
import { type ComputeTarget, type Launch, TargetRefused } from '#lib/compute/target.ts';
import { childEnvironment } from '#lib/env.ts';
import { standIn, textFile } from '#test/support/stand-in-trainer.ts';

const root = mkdtempSync(path.join(tmpdir(), 'corollary-local-'));
const options = { root, cores: 4, gpus: ['0', '1', '2', '3'], slots: 2, python: null, packages: [] };
const target = openLocal(options);
const started: { tag: string; attempt: number; id: string }[] = [];
afterAll(async () => {
  for (const job of started) await target.stop(job, 'force');
  await rm(root, { recursive: true, force: true });
});

async function start(launch: Launch, at: ComputeTarget = target) {
  const job = { tag: launch.tag, attempt: launch.attempt, id: await at.start(launch) };
  started.push(job);
  return job;
}

const patience = { timeout: 60_000, interval: 20 };
const becomes = (job: { tag: string; attempt: number; id: string }, state: string) =>
  vi.waitFor(async () => {
    const report = await target.report(job);
    expect(report.state).toBe(state);
    return report;
  }, patience);
const text = async (tag: string, name: string) => {
  const { bytes } = await target.read(tag, name, 0, 1 << 20);
  return Buffer.from(bytes).toString('utf8');
};
/** The trainer has begun: its traps are set. */
const begins = (tag: string, words = '"start"') =>
  vi.waitFor(async () => expect(await text(tag, 'log.jsonl')).toContain(words), patience);
const finish = (tag: string, code: number) => writeFile(path.join(root, tag, 'finish'), String(code));
const attempt = (tag: string) => path.join(root, tag, 'attempts/1');

describe('a run on this machine', () => {
  test('is started once, says that it runs, and that it succeeded', async () => {
    const job = await start(standIn('once'));
    expect(await target.start(standIn('once'))).toBe(job.id);
    expect(await target.find('once', 1)).toBe(job.id);
    expect(await target.find('once', 2)).toBeNull();
    await begins('once');
    expect(await becomes(job, 'running')).toMatchObject({ restarts: 0, endedAt: null });
    await finish('once', 0);
    expect(await becomes(job, 'succeeded')).toMatchObject({ exitCode: 0, reason: null });
    expect((await text('once', 'log.jsonl')).match(/"start"/g)).toHaveLength(1);
    expect(await text('once', 'output.log')).toBe('to the output\nand to the errors\n');
  });

  test('is started once by ten that start it at the same moment', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => start(standIn('race'))));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
    await begins('race');
    await finish('race', 0);
    await becomes(ids[0]!, 'succeeded');
    expect((await text('race', 'log.jsonl')).match(/"start"/g)).toHaveLength(1);
  });

  test('goes on when the process group that started it is killed, and is found again', async () => {
    const starter = spawn(process.execPath, ['test/support/local-starter.ts', root, 'orphan'], {
      env: childEnvironment({ NODE_OPTIONS: undefined }),
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(starter.stdout, 'data')) as [Buffer];
    const job = { tag: 'orphan', attempt: 1, id: line.toString('utf8').trim() };
    started.push(job);
    await begins('orphan');
    process.kill(-starter.pid!, 'SIGKILL');
    await once(starter, 'exit');
    expect(await target.find('orphan', 1)).toBe(job.id);
    expect((await target.report(job)).state).toBe('running');
    await finish('orphan', 3);
    const failed = await becomes(job, 'failed');
    expect(failed).toMatchObject({ exitCode: 3 });
    expect(failed.reason).toContain('exit code 3');
  });

  test('sees nothing of what the studio knows', async () => {
    process.env.STUDIO_SECRET = 'nobody may read this';
    process.env.HF_TOKEN = 'nor this';
    process.env.SLURM_JWT = 'nor that';
    const job = await start(standIn('secrets', { env: { SAID: 'by the target' }, slot: 1 }));
    await begins('secrets');
    const seen = await text('secrets', 'seen-environment');
    expect(seen).not.toMatch(/nobody may read this|nor this|nor that/);
    expect(seen).toContain('SAID=by the target');
    expect(seen).toContain('OMP_NUM_THREADS=2\n');
    expect(seen).toContain('CUDA_VISIBLE_DEVICES=\n');
    expect(seen).toContain('PATH=');
    // Neither does the program around it, whose environment a child may read.
    const seenAround = process.platform === 'linux' ? readFileSync(`/proc/${job.id}/environ`, 'utf8') : '';
    expect(seenAround).not.toMatch(/nobody may read this|nor this|nor that/);
    await finish('secrets', 0);
    await becomes(job, 'succeeded');
  });

  test('gets the GPUs of its slot alone, and no more than it asked for', async () => {
    const gpus = (count: number) => ({ cpus: 1, gpus: count, memoryGb: null, minutes: null });
    const job = await start(standIn('gpus', { slot: 1, resources: gpus(2) }));
    await begins('gpus');
    expect(await text('gpus', 'seen-environment')).toContain('CUDA_VISIBLE_DEVICES=2,3\n');
    await finish('gpus', 0);
    await becomes(job, 'succeeded');
    const tooMany = target.start(standIn('too-many', { slot: 0, resources: gpus(3) }));
    await expect(tooMany).rejects.toThrow(/asks for 3 GPUs, and a slot of this target has 2/);
  });
});

describe('a run is stopped', () => {
  test('with a checkpoint, and a second attempt goes on from it', async () => {
    const job = await start(standIn('stop'));
    await begins('stop');
    await target.stop(job, 'checkpoint');
    expect(await becomes(job, 'stopped')).toMatchObject({ exitCode: 75 });
    expect(await target.list('stop', 'out')).toMatchObject([{ name: 'checkpoint-7', folder: true }]);
    const again = await start(standIn('stop', { attempt: 2 }));
    await begins('stop', '"resumed"');
    expect((await target.report(job)).state).toBe('stopped');
    await finish('stop', 0);
    await becomes(again, 'succeeded');
  });

  test('at once, with all that it started', async () => {
    const job = await start(
      standIn('force', { argv: ['sh', '-c', 'trap "" TERM; sh trainer.sh & echo $! > child; wait'] }),
    );
    await begins('force');
    await target.stop(job, 'checkpoint');
    expect((await target.report(job)).state).toBe('stopping');
    await target.stop(job, 'force');
    const ended = await becomes(job, 'cancelled');
    expect(ended.reason).toContain('at once');
    const child = Number(await text('force', 'child'));
    await vi.waitFor(async () => expect(await identify(child)).toBeNull(), patience);
  });

  test('before it was started: then it never starts', async () => {
    await target.stop({ tag: 'early', attempt: 1, id: '' }, 'checkpoint');
    const job = await start(standIn('early'));
    await becomes(job, 'cancelled');
    expect(await target.read('early', 'log.jsonl', 0, 100)).toMatchObject({ size: 0 });
  });

  test('with a checkpoint when its minutes are over', async () => {
    const minutes = 0.05;
    const job = await start(standIn('late', { resources: { cpus: 1, gpus: 0, memoryGb: null, minutes } }));
    expect(await becomes(job, 'stopped')).toMatchObject({
      ...{ exitCode: 75, reason: 'Its time limit was over. A checkpoint was saved.' },
    });
  });

  test('not by a second attempt beside the first', async () => {
    const job = await start(standIn('beside'));
    await expect(target.start(standIn('beside', { attempt: 2 }))).rejects.toThrow(
      /Attempt 1 of this run still runs/,
    );
    await expect(target.remove('beside')).rejects.toThrow(TargetRefused);
    await begins('beside');
    await finish('beside', 0);
    await becomes(job, 'succeeded');
    await target.remove('beside');
    await expect(stat(path.join(root, 'beside'))).rejects.toThrow('ENOENT');
  });
});

describe('a run that went wrong', () => {
  test('is failed, with the signal that ended it', async () => {
    const job = await start(standIn('killed'));
    await begins('killed');
    await becomes(job, 'running');
    const { pid } = (await readRecord(attempt('killed'), 'process.json'))!;
    process.kill(pid, 'SIGKILL');
    const ended = await becomes(job, 'failed');
    expect(ended.exitCode).toBeNull();
    expect(ended.reason).toContain('SIGKILL');
  });

  test('is failed where its program is not there', async () => {
    const job = await start(standIn('absent', { argv: ['no-such-program-anywhere'] }));
    expect((await becomes(job, 'failed')).reason).toContain('could not be started');
  });

  test('is lost, and not running, where another process has its id now', async () => {
    const job = await start(standIn('reused'));
    await begins('reused');
    await becomes(job, 'running');
    const lock = (await readRecord(attempt('reused'), 'lock.json'))!;
    const trainer = (await readRecord(attempt('reused'), 'process.json'))!;
    process.kill(lock.pid, 'SIGKILL');
    // Without its wrapper the trainer goes on, and so does the run.
    expect((await target.report(job)).state).toBe('running');
    process.kill(-trainer.pid, 'SIGKILL');
    await becomes(job, 'lost');
    // This test's own process has the id, and began at another moment.
    await writeRecord(attempt('reused'), 'process.json', { ...trainer, pid: process.pid });
    expect((await target.report(job)).state).toBe('lost');
  });

  test('was never started where nobody knows it', async () => {
    expect(await target.report({ tag: 'nobody', attempt: 1, id: '1' })).toMatchObject({ state: 'lost' });
  });
});

describe('files of a run', () => {
  test('are refused where other bytes arrive than their hash says', async () => {
    const wrong = { ...textFile('data/00000.parquet', 'rows'), sha256: 'a'.repeat(64) };
    await expect(target.start(standIn('wrong', { files: [wrong] }))).rejects.toThrow(/arrived with the hash/);
    expect(await target.find('wrong', 1)).toBeNull();
  });

  test('lie there once for all runs', async () => {
    const rows = textFile('data/00000.parquet', 'rows of many runs');
    for (const tag of ['link-1', 'link-2']) {
      await target.command(standIn(tag, { files: [rows] }), ['true'], { seconds: 30, bytes: 100 });
    }
    const [one, other] = await Promise.all(
      ['link-1', 'link-2'].map((tag) => stat(path.join(root, tag, 'data/00000.parquet'))),
    );
    expect(one!.ino).toBe(other!.ino);
  });

  test('are read from any byte on', async () => {
    await writeFile(path.join(root, 'once', 'numbers'), '0123456789');
    const read = async (from: number, most: number) => {
      const { bytes, size } = await target.read('once', 'numbers', from, most);
      return [Buffer.from(bytes).toString('utf8'), size];
    };
    expect(await read(0, 4)).toEqual(['0123', 10]);
    expect(await read(8, 100)).toEqual(['89', 10]);
    expect(await read(20, 100)).toEqual(['', 10]);
    expect(await target.list('once', 'no/such/folder')).toEqual([]);
  });

  test.each(['../once/numbers', '/etc/passwd', 'out/../../x'])(
    'are none outside of its folder: %s',
    async (name) => {
      await expect(async () => target.read('once', name, 0, 10)).rejects.toThrow(/not inside/);
    },
  );
});

describe('a short command in the folder of a run', () => {
  const limits = { seconds: 60, bytes: 1000 };

  test('gives what it wrote and how it ended', async () => {
    const argv = ['sh', '-c', 'cat config.json; echo no >&2; exit 4'];
    const said = await target.command(standIn('command'), argv, limits);
    expect(said).toEqual({ code: 4, stdout: '{"protocol":1}', stderr: 'no\n' });
  });

  test('ends when nobody waits for it any more, with what it started', async () => {
    const cancel = new AbortController();
    const argv = ['sh', '-c', 'sleep 600 & echo $! > child; wait'];
    const said = target.command(standIn('command'), argv, limits, cancel.signal);
    const reached = expect(said).rejects.toThrow('enough');
    const child = await vi.waitFor(async () => {
      const pid = Number(await text('command', 'child'));
      expect(pid).toBeGreaterThan(0);
      return pid;
    }, patience);
    cancel.abort(new Error('enough'));
    await reached;
    await vi.waitFor(async () => expect(await identify(child)).toBeNull(), patience);
  });

  test('ends where it writes more than it may', async () => {
    await expect(target.command(standIn('command'), ['yes'], limits)).rejects.toThrow(/more than 1000 bytes/);
  });
});

test('what a machine has is said, and what is missing in words that help', async () => {
  expect(await target.check()).toMatchObject({ cpus: 4, gpus: ['0', '1', '2', '3'], python: null });
  const without = openLocal({ ...options, python: 'no-such-python' });
  await expect(without.check()).rejects.toThrow(/no-such-python was not found/);
});
