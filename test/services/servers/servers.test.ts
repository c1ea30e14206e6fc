import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { listBenchmarks } from '#lib/services/benchmarks/index.ts';
import type { ProjectCtx } from '#lib/services/context.ts';
import { beginEvaluation } from '#lib/services/evaluate/begin.ts';
import { cancelEvaluation, showEvaluation, startEvaluation } from '#lib/services/evaluate/index.ts';
import { loadEndpoint } from '#lib/services/generate/run/endpoint.ts';
import { deleteModel, listModels, saveModel, testModel } from '#lib/services/models/index.ts';
import { ensureServer } from '#lib/services/servers/ensure-server.ts';
import { followAllServers } from '#lib/services/servers/follow/follow-all-servers.ts';
import { followServer } from '#lib/services/servers/follow/follow-server.ts';
import { listServers, showServer, startServer, stopServer } from '#lib/services/servers/index.ts';
import { deleteTarget } from '#lib/services/targets/index.ts';
import { deleteRun, startRun } from '#lib/services/train/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { evaluateRun } from '#test/support/evaluated-run.ts';
import { systemContext } from '#test/support/factories.ts';
import { askServed, followServerUntil, recordAt } from '#test/support/servers.ts';
import { writeTinyModel } from '#test/support/tiny-model.ts';
import { followUntil, localTarget } from '#test/support/train.ts';
import { pythonOrSkip } from '#test/support/trainer-python.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';

// The libraries of the trainer take seconds to load, and several times as long on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const python = await pythonOrSkip();
const { db } = await testDatabase();
const ctx = systemContext(db);

describe.skipIf(python === null)('a server of a model', async () => {
  if (python === null) return;
  const { project } = await acceptedProject(ctx, 60);
  await frozenVersion(ctx, { project, name: 'sixty' });
  const row = await db.project.findUniqueOrThrow({ where: { slug: project } });
  const scoped: ProjectCtx = { ...ctx, project: row, role: 'owner' };
  const trainer = { kind: 'built-in', python } as const;
  const target = await localTarget(ctx, { trainer, environment: { OMP_NUM_THREADS: '1' } });
  const base = writeTinyModel(path.join(mkdtempSync(path.join(tmpdir(), 'corollary-base-')), 'tiny'));
  const changes = { epochs: 2, globalBatch: 16, microBatch: 8, learningRate: 0.01, maxLength: 512 };
  const { run } = await startRun(ctx, {
    ...{ project, version: 'sixty', base, weights: 'random' as const, preset: 'skywork', target: target.id },
    changes: JSON.stringify(changes),
  });
  let trained: Awaited<ReturnType<typeof followUntil>>;
  const live = new Set<string>();
  const start = async (more: Partial<Parameters<typeof startServer>[1]> = {}) => {
    const started = await startServer(ctx, { project, run, ...more });
    live.add(started.server);
    return started;
  };
  const stop = async (server: string) => {
    await stopServer(ctx, { project, server });
    return followServerUntil(ctx, project, server);
  };
  const recordOf = (tag: string, name: string) => recordAt(path.join(target.root, tag), name);
  const ask = (endpoint: string, problem: string) => askServed(ctx, endpoint, problem);

  afterAll(async () => {
    for (const server of live) {
      await stopServer(ctx, { project, server }).catch(() => undefined);
      const ended = async () => {
        await followServer(ctx, server);
        expect((await showServer(ctx, { project, server })).endedAt).not.toBeNull();
      };
      await vi.waitFor(ended, { timeout: 60_000, interval: 200 });
    }
  });

  test('serves what a run left', async () => {
    trained = await followUntil(ctx, project, run);
    expect(trained.state).toBe('succeeded');
  });

  test('of a run’s model starts, answers through the studio’s client, and stops', async () => {
    const { server, number, model } = await start();
    expect((await showServer(ctx, { project, server })).state).toBe('starting');
    await expect(loadEndpoint(ctx, model)).rejects.toMatchObject({
      ...{
        code: 'PRECONDITION',
        message: expect.stringContaining(`The server ${number} of this model is starting`),
      },
    });
    const ready = await followServerUntil(ctx, project, server, 'ready');
    expect(ready).toMatchObject({
      ...{ number, host: '127.0.0.1', run: { number: trained.number, leg: 0 }, checkpoint: 'out/final' },
      ...{ endpointId: model, reason: null, output: expect.stringContaining('Ready: 35,296 weights on cpu') },
    });
    // Private networks are not allowed here; this one address is.
    const reply = await ask(model, 'What is 2 + 3?');
    expect(reply).toMatchObject({ finishReason: 'length', completionTokens: 8, usageTold: true });
    const prompt = '### Instruction:\nWhat is 2 + 3?\n\n### Response:';
    expect(reply.promptTokens).toBeGreaterThan(prompt.length);
    expect((await testModel(ctx, { project, model })).promptTokens).toBeGreaterThan(0);
    expect((await listModels(ctx, { project })).items.find(({ id }) => id === model)?.server).toEqual({
      ...{ number, state: 'ready' },
    });

    // The key is the server's own; nobody else is answered, and no secret is shown.
    const strange = await fetch(`http://${ready.address}/v1/models`);
    expect(strange.status).toBe(401);
    expect(JSON.stringify(ready)).not.toMatch(/encryptedKey|MODEL_SERVER_KEY/);
    const environment = readFileSync(`/proc/${recordOf(ready.tag, 'process.json').pid}/environ`, 'utf8');
    expect(environment).not.toMatch(/DATABASE_URL|AUTH_SECRET|STUDIO_/);

    const stopped = await stop(server);
    expect(stopped).toMatchObject({
      state: 'stopped',
      reason: null,
      output: expect.stringContaining('Stopped.'),
    });
    expect(existsSync(path.join(target.root, ready.tag))).toBe(false);
    await expect(loadEndpoint(ctx, model)).rejects.toMatchObject({ code: 'PRECONDITION' });
    expect((await listModels(ctx, { project })).items.find(({ id }) => id === model)).toBeUndefined();
    expect(await db.modelEndpoint.count({ where: { id: model } })).toBe(1);
    await expect(stopServer(ctx, { project, server })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('whose studio was killed right after the start is found again: none starts twice', async () => {
    const { server } = await start();
    await followServer(ctx, server);
    const { tag } = await showServer(ctx, { project, server });
    const first = recordOf(tag, 'lock.json');
    // All that a studio knew that died before it could write it down.
    await db.modelServer.update({ where: { id: server }, data: { externalId: null } });
    await followAllServers(ctx);
    const jobs = await db.$queryRaw<
      { key: string }[]
    >`SELECT key FROM graphile_worker.jobs WHERE key = ${`servers.follow:${server}`}`;
    expect(jobs).toHaveLength(1);
    const ready = await followServerUntil(ctx, project, server, 'ready');
    expect(ready.externalId).toBe(String(first.pid));
    expect(readdirSync(path.join(target.root, tag, 'attempts'))).toEqual(['1']);
    expect(ready.output.match(/^Ready/gm)).toHaveLength(1);

    // A deleted run or target would take its model away.
    await expect(deleteRun(ctx, { project, run })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(deleteTarget(ctx, { target: target.id })).rejects.toMatchObject({ code: 'CONFLICT' });
    const model = ready.endpointId!;
    await expect(deleteModel(ctx, { project, model })).rejects.toMatchObject({ code: 'PRECONDITION' });
    const other = {
      id: model,
      name: 'x',
      baseUrl: 'http://127.0.0.1:5432',
      model: 'x',
      check: false,
      reason: 'x',
    };
    await expect(saveModel(ctx, { project, ...other })).rejects.toThrow();

    // Killed, it says so.
    process.kill(-recordOf(tag, 'process.json').pid, 'SIGKILL');
    const failed = await followServerUntil(ctx, project, server, 'failed');
    expect(failed.reason).toContain('SIGKILL');
    await expect(ask(model, 'x')).rejects.toMatchObject({ code: 'PRECONDITION' });
  });

  test('of the same model is had once, until it ends', async () => {
    const checkpoint = { legId: trained.legs[0]!.id, path: 'out/final' };
    const [one, two] = await Promise.all([
      ensureServer(scoped, { checkpoint }),
      ensureServer(scoped, { checkpoint }),
    ]);
    live.add(one.serverId);
    expect(two.serverId).toBe(one.serverId);
    expect([one.started, two.started].sort()).toEqual([false, true]);
    expect(one).toMatchObject({ state: 'starting', endpointId: two.endpointId });
    // Stopped before it began, it never begins.
    expect(await stop(one.serverId)).toMatchObject({ state: 'stopped', startedAt: null });
    const next = await ensureServer(scoped, { checkpoint });
    live.add(next.serverId);
    expect(next.serverId).not.toBe(one.serverId);
    await stop(next.serverId);
  });

  test('waits for a place at its target', async () => {
    const small = await localTarget(ctx, { trainer, serve: { kind: 'built-in', atOnce: 1 } });
    const folder = path.join(target.root, `crl-${trained.legs[0]!.id}`, 'out/final');
    const asked = { run: undefined, folder, target: small.id };
    const [first, second] = [
      await start({ ...asked, name: 'first' }),
      await start({ ...asked, name: 'second' }),
    ];
    await followServer(ctx, second.server);
    await followServer(ctx, first.server);
    await followServer(ctx, second.server);
    const waiting = await showServer(ctx, { project, server: second.server });
    expect(waiting).toMatchObject({
      state: 'starting',
      slot: null,
      reason: expect.stringContaining('Waits'),
    });
    await stop(first.server);
    expect((await followServerUntil(ctx, project, second.server, 'ready')).name).toBe('second');
    expect((await listServers(ctx, { project, live: true })).items.map(({ name }) => name)).toEqual([
      'second',
    ]);
    await stop(second.server);
    await expect(start({ ...asked, name: 'second' })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('whose port was taken meanwhile tries another one', async () => {
    const { server } = await start();
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    await db.modelServer.update({ where: { id: server }, data: { port } });
    const ready = await followServerUntil(ctx, project, server, 'ready');
    expect(ready.attempt).toBe(2);
    expect(ready.port).not.toBe(port);
    taken.close();
    await stop(server);
  });

  test('by another command is told the places; one that cannot start or never answers fails in words', async () => {
    const serve = (argv: string[], more: object = {}) => ({
      trainer,
      serve: { kind: 'command', argv, ...more },
    });
    const folder = '/models/some model; true';
    const on = async (settings: object) => {
      const other = await localTarget(ctx, settings);
      const { server } = await start({ run: undefined, folder, target: other.id });
      return followServerUntil(ctx, project, server);
    };
    const missing = await on(serve(['/no/such/program', '{model}', '{port}']));
    expect(missing).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('could not be started'),
    });
    const said = await on(serve(['printf', '%s|', '{model}', '{host}', '{port}', '{name}', '{keyfile}']));
    expect(said).toMatchObject({ state: 'failed', reason: expect.stringContaining('ended by itself') });
    const silent = [process.execPath, '-e', 'setInterval(() => {}, 1000)', '{model}', '{port}'];
    const other = await localTarget(ctx, serve(silent));
    const { server } = await start({ run: undefined, folder, target: other.id });
    const reasonNow = async () => {
      await followServer(ctx, server);
      return (await showServer(ctx, { project, server })).reason;
    };
    await expect.poll(reasonNow, { timeout: 30_000 }).toBe('Loads the model.');
    await followServer({ ...ctx, now: () => new Date(Date.now() + 21 * 60_000) }, server);
    expect(await showServer(ctx, { project, server })).toMatchObject({
      ...{ state: 'failed', reason: 'It did not answer within 20 minutes, and was ended.' },
    });
    expect(said.output).toBe(`${folder}|127.0.0.1|${said.port}|model-${said.number}|server.key|`);
  });

  test('is started for an evaluation of a run, asked when it is ready, and stopped after the last reply', async () => {
    await evaluateRun(ctx, { project, run, live });
  });

  test('an evaluation that is cancelled while it waits stops the server that was started for it', async () => {
    const { items } = await listBenchmarks(ctx, { project });
    const { evaluation } = await startEvaluation(ctx, { project, run, benchmark: items[0]!.id });
    const { serverId } = await showEvaluation(ctx, { project, evaluation });
    live.add(serverId!);
    await cancelEvaluation(ctx, { project, evaluation });
    expect((await followServerUntil(ctx, project, serverId!)).state).toBe('stopped');
    expect(await showEvaluation(ctx, { project, evaluation })).toMatchObject({ status: 'cancelled' });
    await beginEvaluation(ctx, evaluation);
    expect(await showEvaluation(ctx, { project, evaluation })).toMatchObject({ status: 'cancelled' });
  });

  test.each([
    [{ run: undefined }, 'INVALID'],
    [{ folder: '/models/x' }, 'INVALID'],
    [{ run: undefined, folder: '/models/x' }, 'INVALID'],
    [{ run: '999' }, 'NOT_FOUND'],
    [{ checkpoint: 'out/checkpoint-999' }, 'NOT_FOUND'],
    [{ leg: 1 }, 'PRECONDITION'],
  ])('is refused where it is not clear what to serve: %j', async (more, code) => {
    await expect(startServer(ctx, { project, run, ...more })).rejects.toMatchObject({ code });
  });
});
