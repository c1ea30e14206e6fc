import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Program, SupervisedChild } from '#bin/start/child.ts';
import { waitForHealth } from '#bin/start/health.ts';
import { checkDataFolder } from '#bin/start/preflight.ts';
import { programs } from '#bin/start/programs.ts';
import { studioCompute } from '#lib/compute/studio-compute.ts';
import { connect } from '#lib/db/client.ts';
import { freePort } from '#lib/db/embedded/server.ts';
import { readEnvironment } from '#lib/env.ts';
import { contextFor } from '#lib/http/context.ts';
import { llmClient } from '#lib/llm/openai.ts';
import type { Ctx } from '#lib/services/context.ts';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import { readSecrets } from '#lib/storage/secrets.ts';
import { copyTemplate } from './test-cluster.ts';

export interface RunningStudio {
  url: string;
  databaseUrl: string;
  /** The data folder. */
  data: string;
  /** Runs `work` with the rights of the studio's own machine. */
  asSystem: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;
  stop: () => Promise<void>;
}

export interface StudioOptions {
  root: string;
  adminUrl: string;
  template: string;
  /** The build folder. */
  build: string;
  port?: number;
  /** What people type: behind a proxy with TLS another address than this machine's. */
  publicUrl?: string;
  /** The network outside this machine is closed to the studio, and whom it tried to reach is written there. */
  attempts?: string;
}

/** A studio of its own: the built web server and a worker on a fresh database and an empty data folder. */
export async function startStudio(options: StudioOptions): Promise<RunningStudio> {
  const data = mkdtempSync(path.join(tmpdir(), 'corollary-e2e-'));
  const { url: databaseUrl, drop } = await copyTemplate(options.adminUrl, options.template);
  const port = options.port ?? (await freePort());
  const url = `http://localhost:${port}`;
  checkDataFolder(data);
  const settings = readEnvironment({
    NODE_ENV: 'production',
    STUDIO_ROOT: options.root,
    STUDIO_DATA: data,
    PORT: String(port),
    NEXT_DIST_DIR: options.build,
    NEXTAUTH_URL: options.publicUrl,
  });
  const children = programs(settings, databaseUrl, 'production').map(
    (program) => new SupervisedChild(closed(program, options.attempts)),
  );
  for (const child of children) child.start();
  const stop = async () => {
    await Promise.all(children.map((child) => child.stop(10_000)));
    await drop();
    rmSync(data, { recursive: true, force: true });
  };
  const health = await waitForHealth(url, 60_000, () => false);
  if (health?.status !== 'ok') {
    await stop();
    throw new Error(`The studio under test is not well: ${JSON.stringify(health ?? 'no answer')}`);
  }
  return { url, databaseUrl, data, stop, asSystem: (work) => asSystemOf(databaseUrl, data, work) };
}

function closed(program: Program, attempts: string | undefined): Program {
  if (attempts === undefined) return program;
  const preload = pathToFileURL(path.join(import.meta.dirname, 'closed-network.mjs'));
  const network = { NODE_OPTIONS: `--import ${preload}`, STUDIO_CLOSED_NETWORK_LOG: attempts };
  return { ...program, environment: { ...program.environment, ...network } };
}

export async function asSystemOf<T>(
  databaseUrl: string,
  data: string,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const connection = connect(databaseUrl, { max: 2, applicationName: 'corollary test' });
  const resources = {
    connection,
    storage: filesystemStorage(path.join(data, 'files')),
    llm: llmClient(),
    compute: studioCompute({ root: process.cwd(), data }),
    encryptionKey: readSecrets(data).encryptionKey,
  };
  try {
    const ctx = contextFor(resources, { kind: 'system', label: 'end-to-end tests' });
    return await work({ ...ctx, randomBytes: (length) => randomBytes(length) });
  } finally {
    await connection.close();
  }
}
