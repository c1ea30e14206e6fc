import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from '#lib/db/embedded/file-lock.ts';
import { StartupError } from '#lib/db/startup-error.ts';
import { childEnvironment } from '#lib/env.ts';
import { step } from './progress.ts';
import { hashOf, unlessStamped } from './sources.ts';

const SCHEMA = ['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json'];
const SOURCES = [
  ...['app', 'components', 'lib', 'public', 'prisma/schema', 'proxy.ts', 'instrumentation.ts'],
  ...['next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'],
];

/** Generates the database client when the schema has changed since. */
export async function generateClient(root: string): Promise<void> {
  const stamp = path.join(root, 'lib/db/generated/.schema');
  const hash = hashOf(root, SCHEMA);
  await withLock(path.join(root, 'node_modules/.cache/generate.lock'), () =>
    unlessStamped(stamp, hash, () => step('database client', () => generate(root))).then(() => {}),
  );
}

function generate(root: string): Promise<void> {
  const environment = {
    // Generating needs no schema engine, but looks for one, which it would download; any program satisfies it.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
  return runQuietly(
    root,
    ['node_modules/prisma/build/index.js', 'generate', '--no-hints'],
    environment,
    'database client',
  );
}

/** Builds the web part into `folder` when its sources have changed since. */
export async function buildWeb(root: string, folder = '.next'): Promise<void> {
  const stamp = path.join(root, folder, '.sources');
  const hash = webSources(root);
  await withLock(path.join(root, `node_modules/.cache/build${folder}.lock`), () =>
    unlessStamped(stamp, hash, () => step('web build', () => build(root, folder))).then(() => {}),
  );
}

export const webSources = (root: string): string => hashOf(root, SOURCES);

function build(root: string, folder: string): Promise<void> {
  const environment = {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_DIST_DIR: folder,
    DATABASE_URL: undefined,
  };
  return runQuietly(root, ['node_modules/next/dist/bin/next', 'build'], environment, 'web build');
}

/** Runs a Node program whose output matters only when it fails. */
export async function runQuietly(
  root: string,
  args: string[],
  environment: Record<string, string | undefined>,
  name: string,
): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: childEnvironment(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  if (code === 0) return;
  if (/ENOSPC|No space left/.test(output))
    throw new StartupError(`The disk is full: the ${name} cannot be written.`);
  const log = path.join(root, 'node_modules/.cache', `${name.replaceAll(' ', '-')}.log`);
  mkdirSync(path.dirname(log), { recursive: true });
  writeFileSync(log, output);
  process.stderr.write(`${output.trimEnd().split('\n').slice(-40).join('\n')}\n`);
  throw new StartupError(`The ${name} failed; all of its output is in ${log}.`);
}
