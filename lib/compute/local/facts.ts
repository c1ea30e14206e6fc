import { mkdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, hostname, release, totalmem, type } from 'node:os';
import path from 'node:path';
import { childEnvironment } from '../child-environment.ts';
import { pythonQuestion, readPython } from '../python-facts.ts';
import { runProgram } from '../run-program.ts';
import { type TargetFacts, TargetRefused } from '../target.ts';
import type { LocalMachine } from './open-local.ts';

const soon = { seconds: 60, bytes: 1 << 20 };

/** What this machine has; throws what keeps it from training. */
export async function localFacts({
  root,
  cores,
  gpus,
  python,
  packages,
}: LocalMachine): Promise<TargetFacts> {
  await assertWritable(root);
  const cpus = cores ?? availableParallelism();
  const memoryGb = Math.floor(totalmem() / 2 ** 30);
  return {
    version: `${type()} ${release()}`,
    cpus,
    gpus: [...gpus],
    nodes: [{ name: hostname(), state: 'up', cpus, gpus: gpus.length, memoryGb }],
    python: python === null ? null : await pythonFacts(python, packages),
  };
}

/** Indices as nvidia-smi gives them; none where it is not there. */
export async function installedGpus(): Promise<string[]> {
  const argv = ['nvidia-smi', '--query-gpu=index', '--format=csv,noheader'];
  const said = await runProgram(argv, { env: childEnvironment(), limits: soon }).catch(() => null);
  if (said?.code !== 0) return [];
  return said.stdout
    .toString('utf8')
    .split('\n')
    .flatMap((line) => line.trim() || []);
}

async function pythonFacts(python: string, packages: readonly string[]): Promise<string> {
  const said = await runProgram(pythonQuestion(python, packages), { env: childEnvironment(), limits: soon });
  return readPython(python, said.code, said.stdout.toString('utf8'), said.stderr);
}

async function assertWritable(root: string): Promise<void> {
  const probe = path.join(root, `.probe-${process.pid}`);
  try {
    await mkdir(root, { recursive: true, mode: 0o700 });
    await writeFile(probe, '');
    await rm(probe, { force: true });
  } catch (error) {
    throw new TargetRefused(`Nothing can be written to ${root}: ${(error as Error).message}`);
  }
}
