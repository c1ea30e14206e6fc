import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { acquireCluster, type Cluster, type ClusterOptions } from '#lib/db/embedded/cluster.ts';
import { isRunning, waitForEnd } from '#lib/db/embedded/process-identity.ts';
import { disposable } from '#lib/db/embedded/settings.ts';
import { administer } from '#test/support/test-cluster.ts';

const root = path.resolve(import.meta.dirname, '../..');
const top = mkdtempSync(path.join(tmpdir(), 'corollary-embedded-'));
const folder = path.join(top, 'postgres');
const options: ClusterOptions = { root, folder, log: path.join(top, 'log'), settings: disposable };
const ask = async (cluster: Cluster, statement: string) =>
  (await administer(cluster.url('postgres'), statement)).rows;

const acquire = (changes: Partial<ClusterOptions> = {}) => acquireCluster({ ...options, ...changes });

afterAll(async () => (await acquire()).remove());

describe('the embedded cluster', () => {
  test('is made once, closed to others, and speaks UTF-8', async () => {
    const cluster = await acquire();
    const [facts] = await ask(
      cluster,
      "SELECT lower('ÄÖ') AS lower, current_setting('listen_addresses') AS listens",
    );
    expect(facts).toEqual({ lower: 'äö', listens: '127.0.0.1' });
    expect(statSync(path.join(folder, 'cluster.json')).mode & 0o077).toBe(0);
    const wrong = cluster.url('postgres').replace(/:[^:@]+@/, ':wrong@');
    await expect(administer(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed');
    await cluster.release();
    expect(isRunning(cluster.process)).toBe(false);
  });

  test('is shared, and stops with its last user', async () => {
    const [first, second] = await Promise.all([acquire(), acquire()]);
    expect(second.process).toEqual(first.process);
    await first.release();
    expect(isRunning(second.process)).toBe(true);
    await second.release();
    expect(isRunning(second.process)).toBe(false);
  });

  test('keeps its data when it is killed, and starts over what it left', async () => {
    const cluster = await acquire();
    await ask(cluster, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await ask(cluster, 'CHECKPOINT');
    process.kill(cluster.process.pid, 'SIGKILL');
    await waitForEnd(cluster.process, 10_000);
    const again = await acquire();
    expect(await ask(again, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await Promise.all([cluster.release(), again.release()]);
  });

  test('is adopted when the process that started it was killed', async () => {
    const cluster = await acquire();
    const holders = path.join(folder, 'holders');
    mkdirSync(holders, { recursive: true });
    writeFileSync(path.join(holders, 'gone'), JSON.stringify({ pid: 2 ** 22, started: '1' }));
    const adopted = await acquire();
    expect(adopted.process).toEqual(cluster.process);
    await cluster.release();
    await adopted.release();
    expect(isRunning(adopted.process)).toBe(false);
  });

  test('is not held up by the process file of a server that is gone, even when the number lives on', async () => {
    const cluster = await acquire();
    await cluster.release();
    const { place } = JSON.parse(readFileSync(path.join(folder, 'cluster.json'), 'utf8')) as {
      place: string;
    };
    writeFileSync(
      path.join(place, 'data/postmaster.pid'),
      `${process.pid}\n${place}/data\n0\n${cluster.port}\n`,
    );
    const again = await acquire();
    expect(await ask(again, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await again.release();
  });

  test('of another major version is left as it is, with what to do', async () => {
    const cluster = await acquire();
    const { place } = JSON.parse(readFileSync(path.join(folder, 'cluster.json'), 'utf8')) as {
      place: string;
    };
    await cluster.release();
    const file = path.join(place, 'data/PG_VERSION');
    const current = readFileSync(file, 'utf8');
    const older = String(Number(current) - 1);
    writeFileSync(file, `${older}\n`);
    await expect(acquire()).rejects.toThrow(
      new RegExp(
        `made by PostgreSQL ${older}, this version brings ${current.trim()}\\. .*"npx studio backup create FOLDER".*"npx studio backup restore FOLDER"`,
      ),
    );
    expect(existsSync(path.join(place, 'data/postmaster.pid'))).toBe(false);
    writeFileSync(file, current);
    const again = await acquire();
    expect(await ask(again, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await again.release();
  });

  test.runIf(process.getuid?.() === 0)('runs for root below a folder that is closed to others', async () => {
    const closed = mkdtempSync(path.join(tmpdir(), 'corollary-closed-'));
    expect(statSync(closed).mode & 0o077).toBe(0);
    const cluster = await acquire({
      folder: path.join(closed, 'data/postgres'),
      log: path.join(closed, 'log'),
    });
    expect(await ask(cluster, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(existsSync(path.join(closed, 'data/postgres/data'))).toBe(false);
    await cluster.remove();
  });
});
