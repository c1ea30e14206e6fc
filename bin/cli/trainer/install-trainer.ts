import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { precondition } from '#lib/domain/errors.ts';
import { checkTrainer, pythonOf } from './check-trainer.ts';
import { pipFailure } from './pip-failure.ts';
import { runPython } from './run-python.ts';

export type Installation = {
  root: string;
  folder: string;
  /** The Python to make the environment with; left out, the first of the usual names that is new enough. */
  python?: string | undefined;
  /** An index besides those of pip's own settings. */
  index?: string | undefined;
  say?: (line: string) => void;
};

const usualNames = ['python3', 'python3.13', 'python3.12', 'python3.11'];

/** Makes an environment of its own and installs trainer/requirements.txt into it; an unfinished one is begun again. */
export async function installTrainer({ root, folder, python, index, say = () => undefined }: Installation) {
  const began = performance.now();
  const found = await findPython(python ? [python] : usualNames);
  say(`Python ${found.version}: making the environment`);
  if (!existsSync(path.join(folder, finished))) rmSync(folder, { recursive: true, force: true });
  await must(found.python, ['-m', 'venv', folder], say);
  rmSync(path.join(folder, finished), { force: true });
  const requirements = path.join(root, 'trainer/requirements.txt');
  const quiet = ['--disable-pip-version-check', '--no-input', '--progress-bar', 'off', '--retries', '1'];
  const more = index ? ['--extra-index-url', index] : [];
  // Modules are compiled when they are loaded: most of them never are.
  const install = ['-m', 'pip', 'install', '--no-compile', ...quiet, ...more, '-r', requirements];
  await must(pythonOf(folder), install, (line) => {
    const label = /^(?:Collecting|Downloading|Processing|Installing collected packages)/.exec(line)?.[0];
    if (label) say(label === 'Installing collected packages' ? 'installing' : short(line));
  });
  say('loading the packages');
  const facts = await checkTrainer(root, folder);
  writeFileSync(path.join(folder, finished), `${new Date().toISOString()}\n`);
  const seconds = Math.round((performance.now() - began) / 1000);
  return {
    folder,
    interpreter: pythonOf(folder),
    seconds,
    bytes: await sizeOf(path.join(folder, 'lib')),
    ...facts,
  };
}

/** Written when everything is there. */
const finished = 'installed';

export const isInstalled = (folder: string): boolean => existsSync(path.join(folder, finished));

async function findPython(names: readonly string[]) {
  const question = 'import sys; print(".".join(map(str, sys.version_info[:3])))';
  const seen: string[] = [];
  for (const python of names) {
    const { code, stdout } = await runPython(python, ['-c', question]);
    const version = stdout.trim();
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (code === 0 && major === 3 && minor >= 11) return { python, version };
    if (code === 0) seen.push(`${python} is ${version}`);
  }
  const why = seen.length > 0 ? ` (${seen.join(', ')})` : '';
  throw precondition(
    `No Python 3.11 or newer was found${why}. Install one, or name it: --python /path/to/python3`,
  );
}

async function must(python: string, args: readonly string[], onLine: (line: string) => void) {
  const { code, output } = await runPython(python, args, onLine);
  if (code !== 0) throw precondition(pipFailure(output));
}

const short = (line: string) => line.replace(/ \(from .*|(?<=Processing )\S*\//g, '').slice(0, 60);

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map((file) => stat(path.join(file.parentPath, file.name))));
  return sizes.reduce((sum, one) => sum + one.size, 0);
}
