import type { Tx } from '#lib/db/client.ts';
import type { Caps } from '#lib/db/queries/duplicates/beyond-caps-selection.ts';
import type { CapChoice } from '#lib/domain/check/duplicates.ts';
import { invalid } from '#lib/domain/errors.ts';
import { readProjectSetting } from '../projects/read-setting.ts';

/** The caps that were asked for; those of the project's settings where they were left out. */
export async function capsOf(tx: Tx, projectId: string, asked: CapChoice): Promise<Caps> {
  const settings = await readProjectSetting(tx, projectId, 'caps');
  const { perSeed = settings.perSeed, perSkeleton = settings.perSkeleton } = asked;
  if (perSeed === null && perSkeleton === null) {
    throw invalid('No cap is set: name the most variants of a seed or of a skeleton.', [
      { path: 'perSeed', message: 'Set a number.' },
    ]);
  }
  return { perSeed, perSkeleton };
}
