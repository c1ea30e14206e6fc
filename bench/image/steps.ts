import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { childEnvironment } from '#lib/env.ts';
import { type Metric, metric } from '../metrics.ts';

/** Nobody, where root runs the bench; else whoever does. */
export const identity = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Closes the network to a program of Node and says where its attempts are written. */
export const closedNetwork = (root: string, log: string) => ({
  NODE_OPTIONS: `--import ${pathToFileURL(path.join(root, 'test/support/closed-network.mjs'))}`,
  STUDIO_CLOSED_NETWORK_LOG: log,
});

/** COPY, npm install, COPY and npm run image of the Dockerfile: `stage`/src becomes `stage`/out, which is then read-only. */
export async function buildImage(root: string, stage: string): Promise<Metric[]> {
  const src = path.join(stage, 'src');
  for (const folder of [src, path.join(stage, 'home')]) mkdirSync(folder);
  for (const file of ['package.json', 'package-lock.json'])
    cpSync(path.join(root, file), path.join(src, file));
  own(stage);
  const install = run(stage, installOf(root), {});
  for (const name of admitted(root)) {
    const from = path.join(root, name);
    const filter = (file: string) => !/lib\/db\/generated$|__pycache__|\.venv$/.test(file);
    cpSync(from, path.join(src, name), { recursive: true, filter });
  }
  // The tests are not among what the build sees; what closes the network lies beside it.
  cpSync(
    path.join(root, 'test/support/closed-network.mjs'),
    path.join(stage, 'test/support/closed-network.mjs'),
  );
  own(stage);
  const log = path.join(stage, 'home/attempts.txt');
  const out = path.join(stage, 'out');
  const build = run(stage, ['npm', 'run', '--silent', 'image', '--', out], closedNetwork(stage, log));
  const attempts = spawnSync('cat', [log], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean);
  if (attempts.length > 0) console.error(attempts.slice(0, 10).join('\n'));
  readOnly(out);
  return [
    metric('npm install', install, 's'),
    metric('npm run image', build, 's'),
    metric('attempts of the build to reach other places', attempts.length, '', { most: 0 }),
  ];
}

/** The line of the Dockerfile that installs the packages. */
function installOf(root: string): string[] {
  const line = /^RUN (npm install .*)$/m.exec(readFileSync(path.join(root, 'Dockerfile'), 'utf8'));
  if (!line) throw new Error('The Dockerfile has no line "RUN npm install".');
  return line[1]!.split(' ');
}

/** What .dockerignore lets the build see. */
function admitted(root: string): string[] {
  const lines = readFileSync(path.join(root, '.dockerignore'), 'utf8').split('\n');
  const there = new Set(readdirSync(root));
  return lines.flatMap((line) => (line.startsWith('!') && there.has(line.slice(1)) ? [line.slice(1)] : []));
}

function own(folder: string): void {
  if (identity.uid === undefined) return;
  for (const place of [
    folder,
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((one) => path.join(folder, one)),
  ])
    if (!lstatSync(place).isSymbolicLink()) chownSync(place, identity.uid, identity.gid);
}

/** No bit of writing is left, and files belong to another than those who run them, as in an image. */
function readOnly(out: string): void {
  if (process.getuid?.() === 0) spawnSync('chown', ['-R', '0:0', out]);
  spawnSync('chmod', ['-R', 'a-w,a+rX', out]);
}

/** What "npm run" tells its children names the folders of who started the bench, such as npm's cache. */
const told = ['cache', 'userconfig', 'globalconfig', 'local_prefix', 'loglevel', 'init_module'];
const withoutNpm = Object.fromEntries(told.map((name) => [`npm_config_${name}`, undefined]));

/** Seconds that it took. */
function run(stage: string, [program = '', ...args]: string[], environment: Record<string, string>): number {
  const begin = performance.now();
  const done = spawnSync(program, args, {
    cwd: path.join(stage, 'src'),
    env: childEnvironment({
      ...withoutNpm,
      ...{ HOME: path.join(stage, 'home'), STUDIO_ROOT: undefined, ...environment },
    }),
    stdio: ['ignore', 2, 2],
    ...identity,
  });
  if (done.status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${done.status}`);
  return (performance.now() - begin) / 1000;
}

export function megabytes(folder: string): number {
  return Number(spawnSync('du', ['-sm', folder], { encoding: 'utf8' }).stdout.split('\t')[0]);
}
