import type { Tx } from '#lib/db/client.ts';
import {
  type ProjectSettingKey,
  type ProjectSettingValue,
  projectSettings,
} from '#lib/domain/projects/settings.ts';

/** What a project has decided, or what holds until it does. */
export async function readProjectSetting<K extends ProjectSettingKey>(
  tx: Tx,
  projectId: string,
  key: K,
): Promise<ProjectSettingValue<K>> {
  const stored = await tx.projectSetting.findUnique({ where: { projectId_key: { projectId, key } } });
  return projectSettings[key].parse(stored?.value ?? {}) as ProjectSettingValue<K>;
}
