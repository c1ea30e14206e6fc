import type { Db, Tx } from '#lib/db/client.ts';
import { invalid } from '#lib/domain/errors.ts';
import { ReasonSettings } from '#lib/domain/review/reasons.ts';

const key = 'reasons';

/** The reasons of a project, and when they were last changed. */
export async function readReasons(db: Db | Tx, projectId: string) {
  const stored = await db.projectSetting.findUnique({ where: { projectId_key: { projectId, key } } });
  return { ...ReasonSettings.parse(stored?.value ?? {}), changedAt: stored?.updatedAt ?? null };
}

/** Refuses reasons that the project does not offer. */
export async function checkReasons(db: Db | Tx, projectId: string, given: readonly string[]): Promise<void> {
  if (given.length === 0) return;
  const { reasons } = await readReasons(db, projectId);
  const unknown = given.find((id) => !reasons.some((one) => one.id === id));
  if (unknown === undefined) return;
  const offered = reasons.map(({ id }) => id).join(', ');
  const message = `"${unknown}" is no reason of this project. It offers: ${offered}.`;
  throw invalid(message, [{ path: 'reasons', message }]);
}
