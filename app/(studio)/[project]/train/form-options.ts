import { load } from '#app/load.ts';
import type { FormOptions } from '#components/train/form/run-form.ts';
import { listTargets } from '#lib/services/targets/index.ts';
import { trainOptions } from '#lib/services/train/index.ts';
import { listVersions } from '#lib/services/versions/index.ts';

/** What the forms of runs and sweeps choose from. */
export async function formOptions(project: string): Promise<FormOptions> {
  const [{ presets, templates, bases }, { items: targets }, { items: versions }] = await Promise.all([
    load(trainOptions, { project }),
    load(listTargets, {}),
    load(listVersions, { project }),
  ]);
  return {
    ...{ presets, templates, bases },
    targets: targets.map(({ id, name, settings, facts }) => ({
      ...{ id, name, kind: settings.kind, gpus: facts?.gpus.length ?? null },
      builtIn: settings.kind !== 'openai' && settings.trainer.kind === 'built-in',
    })),
    versions: versions
      .filter(({ kind }) => kind === 'sft')
      .map(({ number, name, rowCount }) => ({ number, name, rowCount })),
  };
}
