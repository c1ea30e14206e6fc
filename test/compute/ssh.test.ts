import { createHash, randomBytes } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { identify } from '#lib/compute/local/process-identity.ts';
import { openSlurm } from '#lib/compute/slurm/open-slurm.ts';
import { localShell, type Shell, script, sshShell } from '#lib/compute/slurm/shell.ts';
import { shellFolder } from '#lib/compute/slurm/shell-folder.ts';
import { runWatched } from '#lib/compute/slurm/watched-command.ts';
import { TargetRefused, TargetUnreachable } from '#lib/compute/target.ts';
import { SlurmTarget } from '#lib/domain/train/target.ts';
import { whyNoSlurm, whyNoSsh } from '#test/support/installed-programs.ts';
import { slurmCluster } from '#test/support/slurm-cluster.ts';
import { type SshServer, sshServer } from '#test/support/ssh-server.ts';
import { standIn, textFile } from '#test/support/stand-in-trainer.ts';

const why = whyNoSsh();
if (why !== null) process.stderr.write(`The tests over ssh are skipped: ${why}\n`);
const patience = { timeout: 60_000, interval: 20 };

describe.skipIf(why !== null)(`a head node over ssh${why === null ? '' : ` (${why})`}`, () => {
  let server: SshServer;
  let shell: Shell;
  beforeAll(async () => {
    server = await sshServer();
    shell = sshShell(server.settings);
  });
  afterAll(async () => server?.close());

  test('runs what it is told, word for word', async () => {
    const words = [
      "it's",
      'a "b"',
      '$HOME',
      '`id`',
      '\\',
      'new\nline',
      '',
      '*',
      '!x',
      'ünï',
      '-n',
      ';',
      '&& false',
    ];
    for (const at of [shell, localShell]) {
      const { code, stdout } = await at.run(['printf', '%s\\0', ...words]);
      expect([code, stdout.toString('utf8').split('\0').slice(0, -1)]).toEqual([0, words]);
    }
    expect(await shell.run(script('echo out; echo no >&2; exit "$1"', '7'))).toMatchObject({
      code: 7,
      stderr: 'no\n',
    });
    const { stdout } = await shell.run(['wc', '-c'], { stdin: Readable.from([randomBytes(300_000)]) });
    expect(Number(stdout.toString('utf8'))).toBe(300_000);
  });

  test('takes files whole, once for all runs, and gives any part of them', async () => {
    const folder = shellFolder(shell, `${server.folder}/runs`);
    const content = randomBytes(1_000_000);
    let opened = 0;
    const rows = {
      ...{ name: 'data/a b.parquet', bytes: content.length },
      sha256: createHash('sha256').update(content).digest('hex'),
      open: async () => {
        opened += 1;
        return Readable.from([content.subarray(0, 10), content.subarray(10)]);
      },
    };
    await folder.put('one', [rows, textFile('config.json', '{}', false), textFile('empty', '', false)]);
    await folder.put('two', [rows]);
    expect(opened).toBe(1);
    const places = await Promise.all(['one', 'two'].map((tag) => stat(folder.place(tag, rows.name))));
    expect(places[0]!.ino).toBe(places[1]!.ino);
    const { bytes, size } = await folder.read('one', rows.name, 999_990, 100);
    expect([size, Buffer.from(bytes)]).toEqual([1_000_000, content.subarray(999_990)]);
    expect(await folder.read('one', 'nothing', 0, 100)).toMatchObject({ size: 0 });
    expect(
      (await folder.list('one', '')).map(({ name, bytes: length, folder: is }) => [name, is ? 0 : length]),
    ).toEqual([
      ['config.json', 2],
      ['data', 0],
      ['empty', 0],
    ]);
    const wrong = { ...rows, sha256: 'c'.repeat(64) };
    await expect(folder.put('three', [wrong])).rejects.toThrow(/arrived with another hash/);
    const short = { ...rows, bytes: 10, sha256: null };
    await expect(folder.put('three', [short])).rejects.toThrow(TargetRefused);
    expect(await folder.list('three', 'data')).toEqual([]);
    await folder.remove('one');
    expect(await folder.list('one', '')).toEqual([]);
  });

  test('ends a command there when nobody waits for it here', async () => {
    const cancel = new AbortController();
    const limits = { seconds: 60, bytes: 1000 };
    const argv = ['sh', '-c', `sleep 600 & echo $! > ${server.folder}/child; wait`];
    const said = runWatched(shell, server.folder, argv, { env: {}, limits, signal: cancel.signal });
    const rejected = expect(said).rejects.toThrow('enough');
    const folder = shellFolder(shell, server.folder.replace(/\/[^/]+$/, ''));
    const child = await vi.waitFor(async () => {
      const { bytes } = await folder.read(server.folder.split('/').at(-1)!, 'child', 0, 100);
      expect(bytes.length).toBeGreaterThan(1);
      return Number(Buffer.from(bytes).toString('utf8'));
    }, patience);
    cancel.abort(new Error('enough'));
    await rejected;
    await vi.waitFor(async () => expect(await identify(child)).toBeNull(), patience);
  });

  test('is unreachable, in words, where it is not there, has another key, or does not know us', async () => {
    const { settings } = server;
    const at = (changes: Partial<SshServer['settings']>) =>
      sshShell({ ...settings, ...changes }).run(['true']);
    await expect(at({ port: 1 })).rejects.toThrow(/127.0.0.1 cannot be reached over ssh: .*refused/);
    await expect(at({ knownHosts: '/dev/null' })).rejects.toThrow(/Host key verification failed/);
    const stranger = at({ identityFile: `${server.folder}/host` });
    await expect(stranger).rejects.toThrow(/Permission denied/);
    await expect(stranger).rejects.toBeInstanceOf(TargetUnreachable);
  });

  test.skipIf(whyNoSlurm() !== null)('runs a job of a cluster to its end', async () => {
    const cluster = await slurmCluster();
    try {
      const settings = {
        kind: 'slurm',
        root: `${cluster.folder}/runs`,
        conf: cluster.conf,
        ssh: server.settings,
      };
      const target = openSlurm(SlurmTarget.parse(settings), { python: null, packages: [] });
      const [tag, attempt] = ['over-ssh', 1];
      const id = await target.start(standIn(tag));
      await vi.waitFor(
        async () => expect((await target.read(tag, 'log.jsonl', 0, 100)).size).toBeGreaterThan(0),
        patience,
      );
      await writeFile(`${cluster.folder}/runs/${tag}/finish`, '0');
      const states = () => Promise.all([1, 2, 3].map(() => target.report({ tag, attempt, id })));
      await vi.waitFor(
        async () => expect((await states()).map(({ state }) => state)).toEqual(Array(3).fill('succeeded')),
        patience,
      );
    } finally {
      await cluster.close();
    }
  });
});
