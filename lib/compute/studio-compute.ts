import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Compute, Opened } from './compute.ts';
import { openFineTuning } from './fine-tuning/open-fine-tuning.ts';
import { openLocal } from './local/open-local.ts';
import { openSlurm } from './slurm/open-slurm.ts';
import type { ComputeTarget, LaunchFile } from './target.ts';

/** Where the studio lies: its checkout, and its data; what an API said within `freshMs` is not asked for again. */
type Places = { root: string; data: string; freshMs?: number };

/** The compute targets of an installation, and the trainer that lies in its checkout. */
export function studioCompute(places: Places): Compute {
  const { root, data } = places;
  // Kept while their settings stay: many runs at one target are then asked about together.
  const kept = new Map<string, { as: string; target: ComputeTarget }>();
  return {
    open: (opened) => {
      const as = JSON.stringify([opened.settings, opened.key]);
      const known = kept.get(opened.id);
      if (known?.as === as) return known.target;
      const target = openNew(places, opened);
      kept.set(opened.id, { as, target });
      return target;
    },
    installedPython: () => {
      const python = path.join(data, 'trainer', 'bin', 'python');
      return existsSync(python) ? python : null;
    },
    trainerFiles: () => filesOf(path.join(root, 'trainer')),
  };
}

/** What the studio's trainer imports. */
const packages = ['torch', 'transformers', 'trl', 'accelerate', 'pyarrow'];

function openNew({ data, freshMs }: Places, { id, settings, key, fetch }: Opened): ComputeTarget {
  const folder = path.join(data, 'runs');
  if (settings.kind === 'openai')
    return openFineTuning(settings, { key, fetch, root: path.join(folder, id), freshMs });
  const python = settings.trainer.kind === 'built-in' ? settings.trainer.python : null;
  if (settings.kind === 'slurm') return openSlurm(settings, { python, packages });
  const { cores, gpus, slots } = settings;
  return openLocal({ root: settings.root ?? folder, cores, gpus, slots, python, packages });
}

async function filesOf(folder: string): Promise<LaunchFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.py')).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      const content = await readFile(file);
      const sha256 = createHash('sha256').update(content).digest('hex');
      return {
        ...{ name: `trainer/${name}`, bytes: content.length, sha256 },
        open: async () => createReadStream(file),
      };
    }),
  );
}
