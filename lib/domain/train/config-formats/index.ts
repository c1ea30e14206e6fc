import { axolotl } from './axolotl.ts';
import type { ConfigFormat } from './config-format.ts';
import { corollary } from './corollary.ts';
import { llamafactory } from './llamafactory.ts';
import { trl } from './trl.ts';

export type { ConfigFormat, Places } from './config-format.ts';

/** Every form of configuration that a target's command can ask for. */
export const configFormats: readonly ConfigFormat[] = [corollary, llamafactory, axolotl, trl];

/** The format of an id that a target names. Throws for one that there is not. */
export function configFormatById(id: string): ConfigFormat {
  const found = configFormats.find((one) => one.id === id);
  if (!found) throw new Error(`There is no configuration format "${id}".`);
  return found;
}
