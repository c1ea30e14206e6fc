import type { FolderEntry } from '#lib/compute/target.ts';
import { holdsModel, stepInName } from '#lib/domain/train/checkpoint-name.ts';
import type { Desk } from './desk.ts';
import { outputFolder } from './launch-of.ts';

/** Which checkpoints lie at the target now: those that it no longer has stay in the list as gone. */
export async function listCheckpoints({ ctx, leg, plan, target }: Desk): Promise<void> {
  const entries = await target.list(plan.config.tag, outputFolder);
  const found = checkpointsIn(entries, leg.step);
  await ctx.db.$transaction(async (tx) => {
    await tx.trainingCheckpoint.updateMany({ where: { legId: leg.id }, data: { present: false } });
    for (const { path, ...one } of found) {
      // How large it is the trainer has said, where it has: a folder's own size is none.
      const data = { ...one, present: true };
      await tx.trainingCheckpoint.upsert({
        where: { legId_path: { legId: leg.id, path } },
        create: { legId: leg.id, path, ...data },
        update: data,
      });
    }
  });
}

/** Checkpoints by their folders, and the model at the end: in a folder of its own, or beside them. */
function checkpointsIn(entries: readonly FolderEntry[], lastStep: number) {
  const folders = entries.flatMap(({ name, folder, modifiedAt }) => {
    const final = name === 'final';
    const step = final ? lastStep : stepInName(name);
    if (!folder || step === null) return [];
    return [{ path: `${outputFolder}/${name}`, step, final, at: modifiedAt }];
  });
  const files = entries.filter(({ folder }) => !folder);
  if (!holdsModel(files.map(({ name }) => name))) return folders;
  const at = new Date(Math.max(...files.map(({ modifiedAt }) => modifiedAt.getTime())));
  const bytes = BigInt(files.reduce((sum, one) => sum + one.bytes, 0));
  return [...folders, { path: outputFolder, step: lastStep, final: true, at, bytes }];
}
