import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openSlurm } from '#lib/compute/slurm/open-slurm.ts';
import { localShell, type Shell } from '#lib/compute/slurm/shell.ts';
import {
  type ComputeTarget,
  type Job,
  type Launch,
  TargetRefused,
  TargetUnreachable,
} from '#lib/compute/target.ts';
import { SlurmTarget } from '#lib/domain/train/target.ts';
import { whyNoSlurm } from '#test/support/installed-programs.ts';
import { type SlurmCluster, slurmCluster } from '#test/support/slurm-cluster.ts';
import { standIn } from '#test/support/stand-in-trainer.ts';

const why = whyNoSlurm();
if (why !== null) process.stderr.write(`The tests on a real cluster are skipped: ${why}\n`);
const patience = { timeout: 90_000, interval: 100 };
const asks = (cpus: number, more: Partial<Launch['resources']> = {}): Launch['resources'] => ({
  ...{ cpus, gpus: 0, memoryGb: null, minutes: null },
  ...more,
});

// Waits for what clusters do in half-minutes begin first and are looked at last.
describe.skipIf(why !== null)(`a cluster of Slurm with two nodes${why === null ? '' : ` (${why})`}`, () => {
  let cluster: SlurmCluster;
  let target: ComputeTarget;
  const open = (changes: Partial<SlurmTarget> = {}, shell?: Shell) =>
    openSlurm(
      SlurmTarget.parse({ kind: 'slurm', root: `${cluster.folder}/runs`, conf: cluster.conf, ...changes }),
      { python: null, packages: [] },
      shell,
    );
  const late: Record<'warned' | 'deaf', Job> = { warned: job('warned', ''), deaf: job('deaf', '') };

  beforeAll(async () => {
    cluster = await slurmCluster();
    target = open();
    const onTwo = open({ constraint: 'n2' });
    late.warned.id = await onTwo.start(standIn('warned', { resources: asks(1, { minutes: 1 }) }));
    const deaf = ['sh', '-c', 'trap "" TERM; echo hears nothing > log.jsonl; while :; do sleep 0.1; done'];
    late.deaf.id = await onTwo.start(standIn('deaf', { argv: deaf, resources: asks(1, { minutes: 20 }) }));
    await begins('deaf', 'hears nothing');
    cluster.slurm('scontrol', 'update', `JobId=${late.deaf.id}`, 'EndTime=now+1');
  });
  afterAll(async () => cluster?.close());

  function job(tag: string, id: string): Job {
    return { tag, attempt: 1, id };
  }
  const start = async (launch: Launch, at = target) => job(launch.tag, await at.start(launch));
  const text = async (tag: string, name: string) =>
    Buffer.from((await target.read(tag, name, 0, 1 << 20)).bytes).toString('utf8');
  const begins = (tag: string, words = '"start"') =>
    vi.waitFor(async () => expect(await text(tag, 'log.jsonl')).toContain(words), patience);
  const becomes = (one: Job, state: string, at = target) =>
    vi.waitFor(async () => {
      const report = await at.report(one);
      expect(report.state, report.reason ?? '').toBe(state);
      return report;
    }, patience);
  const finish = (tag: string, code = 0) =>
    writeFile(path.join(cluster.folder, 'runs', tag, 'finish'), String(code));
  /** Slurm lets two minutes pass before it begins a job again; who runs a cluster can say now. */
  const beginNow = (id: string) =>
    vi.waitFor(() => cluster.slurm('scontrol', 'update', `JobId=${id}`, 'StartTime=now'), patience);

  test('says what it has', async () => {
    expect(await target.check()).toMatchObject({
      version: expect.stringContaining('slurm'),
      cpus: 16,
      gpus: ['gpu', 'gpu'],
      nodes: [{ name: 'n1', cpus: 8, gpus: 1 }, { name: 'n2' }],
    });
    await expect(open({ partition: 'nowhere' }).check()).rejects.toThrow(/partition/);
    await expect(open({ root: '/proc/none' }).check()).rejects.toThrow(/Nothing can be written/);
  });

  test('runs a job to its end, once', async () => {
    const launch = standIn('done', {
      resources: asks(2, { gpus: 1, memoryGb: 0.5, minutes: 30 }),
      env: { SAID: "it's so" },
    });
    const ids = await Promise.all([target.start(launch), target.start(launch), target.start(launch)]);
    expect(new Set(ids).size).toBe(1);
    const one = job('done', ids[0]!);
    await begins('done');
    expect(await becomes(one, 'running')).toMatchObject({
      restarts: 0,
      node: expect.stringMatching(/^n[12]$/),
    });
    expect(await target.find('done', 1)).toBe(one.id);
    expect(await target.find('done', 2)).toBeNull();
    const [seen, record] = [
      await text('done', 'seen-environment'),
      cluster.slurm('scontrol', '-o', 'show', 'job', one.id),
    ];
    expect(seen).toMatch(/^SAID=it's so$/m);
    expect(seen).toMatch(/^OMP_NUM_THREADS=2$/m);
    expect(seen).toMatch(/^CUDA_VISIBLE_DEVICES=0$/m);
    expect(record).toMatch(/TimeLimit=00:30:00 .*CPUs\/Task=2 .*MinMemoryNode=512M .*Comment=done /);
    await finish('done');
    const ended = await becomes(one, 'succeeded');
    expect(ended).toMatchObject({ exitCode: 0, reason: null });
    expect(ended.endedAt!.getTime()).toBeGreaterThanOrEqual(ended.startedAt!.getTime());
    expect(await text('done', 'output.log')).toBe('to the output\nand to the errors\n');
    expect((await text('done', 'log.jsonl')).match(/"start"/g)).toHaveLength(1);
    expect(await target.start(launch)).toBe(one.id);
  });

  test('tells a failure, and what it refuses, in words', async () => {
    const one = await start(standIn('fails', { argv: ['sh', '-c', 'kill -KILL $$'] }));
    const failed = await becomes(one, 'failed');
    expect(failed.reason).toContain('memory was full');
    const refused = open({ account: 'nobody', partition: 'nowhere' }).start(standIn('refused'));
    await expect(refused).rejects.toThrow(/Slurm refused: .*[Ii]nvalid partition/);
    await expect(refused).rejects.toBeInstanceOf(TargetRefused);
    const nowhere = open({ constraint: 'n1&n2' }).start(standIn('impossible'));
    await expect(nowhere).rejects.toThrow(/Slurm refused: .*node configuration is not available/);
  });

  test('stops a job with a checkpoint, which the next attempt goes on from', async () => {
    // As launchers do, the program starts others, and ends as they end: all of them must hear it.
    const waits = 'while :; do wait $!; code=$?; kill -0 $! 2>/dev/null || exit $code; done';
    const argv = ['sh', '-c', `trap : TERM; sh trainer.sh & ${waits}`];
    const one = await start(standIn('stops', { argv }));
    await begins('stops');
    await target.stop(one, 'checkpoint');
    expect(await becomes(one, 'stopped')).toMatchObject({ exitCode: 75 });
    const again = { ...one, attempt: 2, id: await target.start(standIn('stops', { attempt: 2 })) };
    await begins('stops', '"resumed"');
    await target.stop(again, 'force');
    expect((await becomes(again, 'cancelled')).reason).toContain('at once');
    const held = await start(standIn('held', { resources: asks(8) }), open({ constraint: 'n2' }));
    await vi.waitFor(async () => expect((await target.report(held)).reason).toMatch(/^Waits/), patience);
    await target.stop(held, 'checkpoint');
    await becomes(held, 'cancelled');
  });

  test('finds a job whose number never came back', async () => {
    const cut: Shell = {
      run: async (argv, options) => {
        const result = await localShell.run(argv, options);
        if (!argv.some((word) => word.includes('sbatch --parsable'))) return result;
        await rm(`${cluster.folder}/runs/crash/attempts/1/job`);
        throw new TargetUnreachable('The connection broke.');
      },
    };
    await expect(open({}, cut).start(standIn('crash'))).rejects.toThrow(TargetUnreachable);
    const id = await target.find('crash', 1);
    expect(id).toMatch(/^\d+$/);
    expect(await target.start(standIn('crash'))).toBe(id);
    expect(cluster.slurm('squeue', '-h', '-n', 'crash.1').split('\n')).toHaveLength(1);
    await begins('crash');
    await finish('crash');
    await becomes(job('crash', id!), 'succeeded');
  });

  test('gives way to a job of higher priority, and goes on behind it', async () => {
    const onOne = (changes = {}) => open({ constraint: 'n1', ...changes });
    const victim = await start(standIn('victim', { resources: asks(8) }), onOne());
    await begins('victim');
    const urgent = await start(standIn('urgent', { resources: asks(8) }), onOne({ partition: 'urgent' }));
    await begins('urgent');
    const queued = await becomes(victim, 'queued');
    expect(queued).toMatchObject({ restarts: 1, exitCode: null, endedAt: null });
    expect(queued.reason).toContain('goes on from its newest checkpoint');
    await finish('urgent');
    await becomes(urgent, 'succeeded');
    await beginNow(victim.id);
    await begins('victim', '"resumed"');
    await finish('victim');
    expect(await becomes(victim, 'succeeded')).toMatchObject({ restarts: 1 });
  });

  test('runs a sweep of four on both nodes through scancel and the death of a node', async () => {
    const tags = ['sweep-0', 'sweep-1', 'sweep-2', 'sweep-3'];
    const launches = tags.map((tag) => standIn(tag, { resources: asks(3) }));
    const ids = await target.startMany!('sweep', launches);
    expect(await target.startMany!('sweep', launches)).toEqual(ids);
    const runs = tags.map((tag, place) => job(tag, ids[place]!));
    expect(await target.find('sweep-2', 1)).toBe(ids[2]);
    for (const tag of tags) await begins(tag);
    const reports = await Promise.all(runs.map((run) => target.report(run)));
    expect(reports.map(({ state }) => state)).toEqual(Array(4).fill('running'));
    const on = (node: string) => runs.filter((_, place) => reports[place]!.node === node);
    expect([on('n1').length, on('n2').length]).toEqual([2, 2]);

    // Somebody cancels one, and then a node goes silent: its job computes on, unseen.
    const [gone, orphan] = on('n1');
    const [first, last] = on('n2');
    await finish(first!.tag);
    cluster.slurm('scancel', gone!.id);
    expect((await becomes(gone!, 'cancelled')).reason).toMatch(
      /Somebody cancelled it .*A checkpoint was saved/,
    );
    await cluster.killNode('n1');
    await vi.waitFor(async () => expect((await target.report(orphan!)).restarts).toBe(1), patience);
    const before = pids(await text(orphan!.tag, 'log.jsonl'));
    await beginNow(orphan!.id);
    await vi.waitFor(
      async () => expect(pids(await text(orphan!.tag, 'log.jsonl'))).toHaveLength(2),
      patience,
    );
    expect(await becomes(orphan!, 'running')).toMatchObject({ node: 'n2', restarts: 1 });
    await vi.waitFor(() => expect(() => process.kill(before[0]!, 0)).toThrow(), patience);
    for (const { tag } of [orphan!, last!]) await finish(tag);
    for (const run of [orphan!, first!, last!]) await becomes(run, 'succeeded');
    await cluster.startNode('n1');
  });

  test('runs a short command on the head node, and ends it when nobody waits', async () => {
    const limits = { seconds: 60, bytes: 10_000 };
    const said = await target.command(
      standIn('short', { env: { WORD: 'so' } }),
      ['sh', '-c', 'cat config.json; echo $WORD >&2; exit 3'],
      limits,
    );
    expect(said).toEqual({ code: 3, stdout: '{"protocol":1}', stderr: 'so\n' });
    const cancel = new AbortController();
    const long = target.command(
      standIn('short'),
      ['sh', '-c', 'sleep 600 & echo $! > child; wait'],
      limits,
      cancel.signal,
    );
    const rejected = expect(long).rejects.toThrow('enough');
    const child = await vi.waitFor(async () => {
      const pid = Number(await text('short', 'child'));
      expect(pid).toBeGreaterThan(0);
      return pid;
    }, patience);
    cancel.abort(new Error('enough'));
    await rejected;
    await vi.waitFor(() => expect(() => process.kill(child, 0)).toThrow(), patience);
    const asJob = await open({ commandOn: 'job' }).command(
      standIn('short'),
      ['sh', '-c', 'echo $SLURM_JOB_NAME'],
      limits,
    );
    expect(asJob.stdout).toBe('short.command\n');
  });

  test('saves a checkpoint when its time is nearly over; one that does not listen is ended', async () => {
    const stopped = await becomes(late.warned, 'stopped');
    expect(stopped.reason).toBe('Its time limit was nearly over. A checkpoint was saved.');
    const ended = await becomes(late.deaf, 'failed');
    expect(ended.reason).toContain('time limit was over');
  });

  test('is unknown, and not failed, while nobody answers; and what it forgot is still told', async () => {
    const one = await start(standIn('silence'));
    await begins('silence');
    const done = job('done', (await readFile(`${cluster.folder}/runs/done/attempts/1/job`, 'utf8')).trim());
    await cluster.stopController();
    await expect(target.report(one)).rejects.toThrow(TargetUnreachable);
    await expect(open().start(standIn('unheard'))).rejects.toThrow(TargetUnreachable);
    await cluster.startController();
    expect((await becomes(one, 'running')).restarts).toBe(0);
    await finish('silence');
    await becomes(one, 'succeeded');

    await cluster.stopController();
    await cluster.startController(true);
    await rm(`${cluster.folder}/runs/done/attempts/1/job`);
    expect(() => cluster.slurm('scontrol', 'show', 'job', done.id)).toThrow(/Invalid job id/);
    expect(await target.find('done', 1)).toBe(done.id);
    expect(await target.report(done)).toMatchObject({ state: 'succeeded', exitCode: 0 });
    expect(await target.report(job('nobody', '99999'))).toMatchObject({ state: 'lost' });
    await target.remove('done');
    expect(await target.list('done', '')).toEqual([]);
  });
});

/** The trainers that wrote this log, each once. */
function pids(log: string): number[] {
  return [...new Set([...log.matchAll(/"pid":(\d+)/g)].map(([, pid]) => Number(pid)))];
}
