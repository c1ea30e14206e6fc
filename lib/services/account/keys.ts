import type { Db, Tx } from '#lib/db/client.ts';
import { KeyBindings } from '#lib/domain/account/keys.ts';

export const keysKey = 'keys';

/** The keys that a person changed. */
export async function readKeys(db: Db | Tx, userId: string): Promise<KeyBindings> {
  const stored = await db.personSetting.findUnique({ where: { userId_key: { userId, key: keysKey } } });
  return KeyBindings.parse(stored?.value ?? {});
}
