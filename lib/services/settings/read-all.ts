import type { Db, Tx } from '#lib/db/client.ts';
import type { SettingKey, SettingValue } from '#lib/domain/settings.ts';
import { readSetting } from './read.ts';

export type Settings = { [K in SettingKey]: SettingValue<K> };

/** Every setting of the installation, as it stands or by default. */
export async function readSettings(db: Db | Tx): Promise<Settings> {
  return {
    allowPrivateNetworks: await readSetting(db, 'allowPrivateNetworks'),
    privateHosts: await readSetting(db, 'privateHosts'),
  };
}
