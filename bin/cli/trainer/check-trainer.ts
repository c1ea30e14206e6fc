import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { precondition } from '#lib/domain/errors.ts';
import { runPython } from './run-python.ts';

const program = `
import importlib.metadata, json, sys
sys.path.insert(0, sys.argv[1])
from machine import device
import trl, peft, pyarrow
versions = {name: importlib.metadata.version(name) for name in sys.argv[2:]}
print(json.dumps({"python": sys.version.split()[0], "device": device(), "packages": versions}))
`;

export type TrainerFacts = {
  python: string;
  device: { kind: string; name: string; memoryBytes: number; count: number };
  packages: Record<string, string>;
};

export const pythonOf = (folder: string): string => path.join(folder, 'bin/python');

/** The packages of requirements.txt with the versions that it pins. */
export function pinsOf(root: string): Map<string, string> {
  const text = readFileSync(path.join(root, 'trainer/requirements.txt'), 'utf8');
  return new Map(
    [...text.matchAll(/^([\w.-]+)==([\w.+-]+)/gm)].map(([, name = '', version = '']) => [name, version]),
  );
}

/** Loads the trainer's packages as a run does; throws what is missing, and which versions are not the pinned ones. */
export async function checkTrainer(root: string, folder: string): Promise<TrainerFacts> {
  const python = pythonOf(folder);
  if (!existsSync(python))
    throw precondition(`There is no Python for the trainer in ${folder}. Run: npx studio trainer install`);
  const pins = pinsOf(root);
  const { code, output, stdout } = await runPython(python, [
    ...['-c', program, path.join(root, 'trainer'), ...pins.keys()],
  ]);
  if (code !== 0) {
    const last = output.trim().split('\n').at(-1);
    throw precondition(`The trainer's packages cannot be loaded (${last}). Run: npx studio trainer install`);
  }
  const facts = JSON.parse(stdout.trim().split('\n').at(-1)!) as TrainerFacts;
  const others = [...pins].filter(([name, version]) => facts.packages[name]?.split('+')[0] !== version);
  if (others.length === 0) return facts;
  const names = others.map(([name, version]) => `${name} ${facts.packages[name]} instead of ${version}`);
  throw precondition(
    `The trainer's packages are other ones: ${names.join(', ')}. Run: npx studio trainer install`,
  );
}
