import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dropLock, livingOwner, takeLock, withLock } from '#lib/db/embedded/file-lock.ts';
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
export async function buildWeb(root: string, folder: string): Promise<void> {
  const hash = webSources(root);
  await withLock(path.join(root, `node_modules/.cache/build${folder}.lock`), () =>
    unlessStamped(stampOf(root, folder), hash, () => step('web build', () => build(root, folder))).then(
      () => {},
    ),
  );
}

/** For tests: the build of `npm start`, but beside it when that is out of date and a running studio serves it. */
export async function buildBeside(root: string): Promise<string> {
  const folder = !isBuilt(root, '.next') && servers(root, '.next').length > 0 ? '.next-test' : '.next';
  await buildWeb(root, folder);
  return folder;
}

const stampOf = (root: string, folder: string) => path.join(root, folder, '.sources');
const webSources = (root: string) => hashOf(root, SOURCES);

function isBuilt(root: string, folder: string): boolean {
  const stamp = stampOf(root, folder);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === webSources(root);
}

/** Builds the web part into `folder` with a server beside it that needs nothing else of the checkout. */
export async function buildStandalone(root: string, folder: string): Promise<void> {
  await step('web build', () => build(root, folder, { NEXT_OUTPUT: 'standalone' }));
}

async function build(root: string, folder: string, more: Record<string, string> = {}): Promise<void> {
  if (servers(root, folder).length > 0) {
    throw new StartupError(
      `Another studio runs from ${root}/${folder}, and the sources have changed since: stop it before this one builds anew.`,
    );
  }
  const environment = {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_DIST_DIR: folder,
    DATABASE_URL: undefined,
    ...more,
  };
  const tsconfig = path.join(root, 'tsconfig.json');
  const before = readFileSync(tsconfig);
  await runQuietly(root, ['node_modules/next/dist/bin/next', 'build'], environment, 'web build').finally(
    () => {
      // Next writes the folder of its generated types into the file.
      if (!readFileSync(tsconfig).equals(before)) writeFileSync(tsconfig, before);
    },
  );
}

const marksOf = (root: string, folder: string) => path.join(root, 'node_modules/.cache/serving', folder);

/** Leaves a mark that this process serves the build, so that nobody builds over it. Returns what takes the mark away. */
export function markServing(root: string, folder: string): () => void {
  const mark = path.join(marksOf(root, folder), randomUUID());
  takeLock(mark, {});
  return () => dropLock(mark);
}

function servers(root: string, folder: string): string[] {
  const marks = marksOf(root, folder);
  if (!existsSync(marks)) return [];
  return readdirSync(marks).filter((name) => livingOwner(path.join(marks, name)));
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
    detached: true,
  });
  const end = () => endGroup(child.pid);
  process.once('exit', end);
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

/** A build has helpers of its own; none of them outlives this process. */
function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGTERM');
  } catch {
    // It has ended already.
  }
}
