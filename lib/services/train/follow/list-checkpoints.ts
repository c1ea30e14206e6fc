import { stepInName } from '#lib/domain/train/checkpoint-name.ts';
import type { Desk } from './desk.ts';
import { outputFolder } from './launch-of.ts';

/** Which checkpoints lie at the target now: those that it no longer has stay in the list as gone. */
export async function listCheckpoints({ ctx, leg, plan, target }: Desk): Promise<void> {
  const entries = await target.list(plan.config.tag, outputFolder);
  const found = entries.flatMap(({ name, folder, modifiedAt }) => {
    const final = name === 'final';
    const step = final ? leg.step : stepInName(name);
    if (!folder || step === null) return [];
    return [{ path: `${outputFolder}/${name}`, step, final, at: modifiedAt }];
  });
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
