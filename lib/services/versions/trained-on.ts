import type { ProjectCtx } from '../context.ts';

/** A fine-tuning run, as versions name those that learned from them. */
export type RunOnVersion = { number: number; name: string; state: string };

/** The runs that were trained on each of these versions, the oldest first; versions without one are left out. */
export async function runsOnVersions(
  { db }: ProjectCtx,
  versionIds: readonly string[],
): Promise<Map<string, RunOnVersion[]>> {
  const legs = await db.trainingLeg.findMany({
    where: { versionId: { in: [...versionIds] } },
    select: { versionId: true, run: { select: { number: true, name: true, state: true } } },
    orderBy: { run: { number: 'asc' } },
  });
  const found = new Map<string, RunOnVersion[]>();
  for (const { versionId, run } of legs) {
    const runs = found.get(versionId) ?? [];
    if (!runs.some(({ number }) => number === run.number)) runs.push(run);
    found.set(versionId, runs);
  }
  return found;
}
