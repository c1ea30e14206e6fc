import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { isEnded } from '#lib/domain/train/states.ts';
import { saveTarget } from '#lib/services/targets/index.ts';
import { deleteRun, getRun, getSweep, runPoints, startSweep } from '#lib/services/train/index.ts';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { whyNoSlurm } from '#test/support/installed-programs.ts';
import { type SlurmCluster, slurmCluster } from '#test/support/slurm-cluster.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { writeTinyModel } from '#test/support/tiny-model.ts';
import { pythonOrSkip } from '#test/support/trainer-python.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';
import { startWorker } from '#test/support/worker-process.ts';

const python = await pythonOrSkip();
const why = whyNoSlurm() ?? (python === null ? 'the trainer’s packages cannot be had' : null);
if (why !== null) process.stderr.write(`The sweep on a real cluster is skipped: ${why}\n`);

const { db, url } = await testDatabase();
const data = temporaryFolder('sweep');
const ctx = systemContext(db, { storage: filesystemStorage(path.join(data, 'files')) });
let cluster: SlurmCluster | undefined;
afterAll(() => cluster?.close());

const patience = { timeout: 150_000, interval: 200 };

test.skipIf(why !== null)(
  'a sweep of four runs on two nodes survives a cancel from outside, a node that dies, and the end of the studio',
  { timeout: 300_000 },
  async () => {
    cluster = await slurmCluster();
    const { folder, conf, slurm } = cluster;
    const { project } = await acceptedProject(ctx, 48);
    await frozenVersion(ctx, { project, name: 'small', choice: 'random', size: 24 });
    await frozenVersion(ctx, { project, name: 'large' });
    const base = writeTinyModel(path.join(data, 'tiny'));
    const settings = {
      ...{ kind: 'slurm', root: `${folder}/runs`, conf, cpusPerGpu: 8 },
      trainer: { kind: 'built-in', python },
      // The nodes say that they have eight processors each; the machine below them has fewer.
      environment: { OMP_NUM_THREADS: '1' },
    };
    const target = await saveTarget(ctx, { name: 'cluster', settings: JSON.stringify(settings) });
    expect(target.facts).toMatchObject({ nodes: [{ name: 'n1' }, { name: 'n2' }] });

    const recipe = { epochs: 20, globalBatch: 4, microBatch: 4, learningRate: 0.003, maxLength: 256 };
    const first = startWorker(url, undefined, data);
    const { sweep } = await startSweep(ctx, {
      ...{ project, name: 'scaling', target: target.id, weights: 'random', preset: 'skywork' },
      ...{ versions: ['small', 'large'], bases: [base], seeds: [1, 2] },
      changes: JSON.stringify({ ...recipe, saveSteps: 20, keepCheckpoints: 2 }),
    });
    const { runs } = await getSweep(ctx, { project, sweep });
    expect(runs.map(({ name, seed }) => `${name.split(' ')[0]} ${seed}`)).toEqual([
      ...['small 1', 'large 1', 'small 2', 'large 2'],
    ]);
    const placeOf = (at: number) => path.join(folder, 'runs', runs[at]!.legs[0]!.plan.config.tag);
    const learning = (at: number) =>
      vi.waitFor(() => expect(checkpointsIn(placeOf(at)).length).toBeGreaterThan(0), patience);
    const idOf = async (at: number) =>
      (await getRun(ctx, { project, run: runs[at]!.id })).legs[0]!.attempts[0]!.externalId;

    // Two nodes take the first two. One of them is cancelled by somebody at the cluster.
    await learning(0);
    slurm('scancel', (await idOf(0))!);
    await vi.waitFor(async () => expect(await stateOf(project, runs[0]!.id)).toBe('cancelled'), patience);
    // The studio dies, and while it is away a node does with the job on it.
    await learning(1);
    await first.end('SIGKILL');
    const node = slurm('squeue', '-h', '-o', '%N', '-j', (await idOf(1))!);
    await cluster.killNode(node, true);
    startWorker(url, undefined, data);
    await cluster.startNode(node);
    // Slurm waits two minutes before it begins such a job anew; here it need not.
    const job = (await idOf(1))!;
    const stateAt = () => slurm('squeue', '-h', '-o', '%t', '-j', job);
    await vi.waitFor(() => expect(stateAt()).toBe('PD'), patience);
    slurm('scontrol', 'update', `JobId=${job}`, 'StartTime=now');

    await vi.waitFor(async () => {
      const states = (await getSweep(ctx, { project, sweep })).runs.map(({ state }) => state);
      expect(states.every(isEnded), states.join(', ')).toBe(true);
    }, patience);
    const ended = await Promise.all(runs.map(({ id }) => getRun(ctx, { project, run: id })));
    expect(ended.map(({ state, reason }) => [state, reason])).toEqual([
      ['cancelled', expect.stringContaining('cancelled')],
      ['succeeded', null],
      ['succeeded', null],
      ['succeeded', null],
    ]);
    expect(ended[1]!.legs[0]!.attempts).toMatchObject([{ number: 1, restarts: 1 }]);
    expect(ended[1]!.events.some(({ kind }) => kind === 'resumed')).toBe(true);
    for (const run of ended.slice(1)) {
      const { step, loss } = await runPoints(ctx, { project, run: run.id });
      expect(step).toEqual(Array.from({ length: run.legs[0]!.totalSteps! }, (_, at) => at + 1));
      expect(loss.at(-1)!).toBeLessThan(loss[0]!);
      expect(run.checkpoints.some(({ final }) => final)).toBe(true);
    }
    // What was cancelled shows its curve up to there.
    const cut = await runPoints(ctx, { project, run: runs[0]!.id });
    expect(cut.step).toEqual(cut.step.map((_, at) => at + 1));
    expect(cut.step.length).toBeGreaterThanOrEqual(20);
    expect(cut.step.length).toBeLessThan(ended[0]!.legs[0]!.totalSteps!);
    // With its last run the sweep's own folder goes too: copies of files alone are left.
    for (const { id } of runs) await deleteRun(ctx, { project, run: id });
    expect(readdirSync(path.join(folder, 'runs')).filter((name) => name !== '.files')).toEqual([]);
  },
);

const stateOf = async (project: string, run: string) => (await getRun(ctx, { project, run })).state;

const checkpointsIn = (folder: string): string[] => {
  const place = path.join(folder, 'out');
  return existsSync(place) ? readdirSync(place).filter((name) => /^checkpoint-\d+$/.test(name)) : [];
};
