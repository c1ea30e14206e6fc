import type { Db, Tx } from '#lib/db/client.ts';
import { installationSettings, type SettingKey, type SettingValue } from '#lib/domain/settings.ts';

/** A setting as it stands, or its default. */
export async function readSetting<K extends SettingKey>(db: Db | Tx, key: K): Promise<SettingValue<K>> {
  const row = await db.installationSetting.findUnique({ where: { key } });
  return installationSettings[key].parse(row?.value) as SettingValue<K>;
}
