import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { loadEndpoint } from '#lib/services/generate/run/endpoint.ts';
import { showServer, startServer, stopServer } from '#lib/services/servers/index.ts';
import { saveTarget } from '#lib/services/targets/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, systemContext } from '#test/support/factories.ts';
import { whyNoSlurm } from '#test/support/installed-programs.ts';
import { followServerUntil } from '#test/support/servers.ts';
import { type SlurmCluster, slurmCluster } from '#test/support/slurm-cluster.ts';
import { writeTinyModel } from '#test/support/tiny-model.ts';
import { runCode } from '#test/support/trainer-host.ts';
import { pythonOrSkip } from '#test/support/trainer-python.ts';

const python = await pythonOrSkip();
const why = whyNoSlurm() ?? (python === null ? 'the trainer’s packages cannot be had' : null);
if (why !== null) process.stderr.write(`The server on a real cluster is skipped: ${why}\n`);

const { db } = await testDatabase();
const ctx = systemContext(db);
let cluster: SlurmCluster | undefined;
afterAll(() => cluster?.close());

/** A tiny model with weights that nobody trained. */
async function untrained(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'corollary-model-'));
  writeTinyModel(path.join(folder, 'base'));
  const { code, stderr } = await runCode(
    python!,
    folder,
    `from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer
AutoModelForCausalLM.from_config(AutoConfig.from_pretrained("base")).save_pretrained("model")
AutoTokenizer.from_pretrained("base").save_pretrained("model")`,
  );
  expect(code, stderr).toBe(0);
  return path.join(folder, 'model');
}

test.skipIf(why !== null)(
  'on a cluster a server is asked at its node with a key, found again after Slurm began it anew, and stopped',
  { timeout: 300_000 },
  async () => {
    cluster = await slurmCluster();
    const { folder: root, conf, slurm } = cluster;
    const folder = await untrained();
    const settings = {
      ...{ kind: 'slurm', root: `${root}/runs`, conf, cpusPerGpu: 1 },
      ...{ trainer: { kind: 'built-in', python }, environment: { OMP_NUM_THREADS: '1' } },
    };
    const target = await saveTarget(ctx, { name: 'cluster', settings: JSON.stringify(settings) });
    const { slug: project } = await makeProject(db);
    const { server, model } = await startServer(ctx, { project, folder, target: target.id, minutes: 60 });
    const ready = await followServerUntil(ctx, project, server, 'ready');
    expect(ready.output).toContain('listens at 0.0.0.0');
    const name = `${ready.tag}.1`;
    expect(slurm('squeue', '-h', '-n', name, '-o', '%T %A')).toBe(`RUNNING ${ready.externalId}`);
    expect((await fetch(`http://${ready.address}/v1/models`)).status).toBe(401);

    const ask = async () => {
      const { id: _, name: __, concurrency: ___, ...connection } = await loadEndpoint(ctx, model);
      const messages = [{ role: 'user' as const, content: 'What is 2 + 3?' }];
      return ctx.llm.chat({ ...connection, messages, temperature: 0, maxTokens: 6 });
    };
    const before = await ask();
    expect(before.completionTokens).toBeGreaterThan(0);
    // The key stands in no command line, and in no file that others may read.
    const job = readFileSync(path.join(root, 'runs', ready.tag, 'attempts/1/job.sh'), 'utf8');
    expect(job.split('\n').find((line) => line.startsWith('setsid'))).not.toContain('KEY');

    slurm('scontrol', 'requeue', ready.externalId!);
    await followServerUntil(ctx, project, server, 'starting');
    // Slurm itself would wait for two minutes.
    const begin = () => slurm('scontrol', 'update', `jobid=${ready.externalId}`, 'StartTime=now');
    await vi.waitFor(begin, { timeout: 30_000, interval: 200 });
    const again = await followServerUntil(ctx, project, server, 'ready');
    expect(again).toMatchObject({ attempt: 1, externalId: ready.externalId });
    expect((await ask()).text).toBe(before.text);

    await stopServer(ctx, { project, server });
    await followServerUntil(ctx, project, server);
    expect(await showServer(ctx, { project, server })).toMatchObject({ state: 'stopped', reason: null });
    expect(slurm('squeue', '-h', '-n', name, '-t', 'RUNNING', '-o', '%A')).toBe('');
  },
);
