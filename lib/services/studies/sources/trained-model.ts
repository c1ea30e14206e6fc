import type { Evaluation } from '#lib/db/generated/client.ts';
import { precondition } from '#lib/domain/errors.ts';
import type { StudyPoint } from '#lib/domain/studies/schema.ts';
import type { Ctx } from '../../context.ts';
import { readManifest } from '../../versions/read-manifest.ts';

export type TrainedModel = Pick<StudyPoint, 'size' | 'tokens' | 'base' | 'seed' | 'curriculum'>;

/** What the model of an evaluation learned from. PRECONDITION where it was not trained here. */
export async function trainedModel(
  ctx: Ctx,
  { name, legId }: Pick<Evaluation, 'name' | 'legId'>,
): Promise<TrainedModel> {
  const last =
    legId && (await ctx.db.trainingLeg.findUnique({ where: { id: legId }, include: { run: true } }));
  if (!last) {
    throw precondition(
      `“${name}” is of no fine-tuning run: from how many examples its model learned is not known. Paste its points as a table instead.`,
    );
  }
  const legs = await ctx.db.trainingLeg.findMany({
    where: { runId: last.runId, position: { lte: last.position } },
    include: { version: { select: { manifestHash: true } } },
  });
  let size = 0;
  for (const { version } of legs) {
    if (!version.manifestHash)
      throw precondition(`A version of “${name}” was frozen before versions were files.`);
    const { splits } = await readManifest(ctx.storage, version.manifestHash);
    size += splits.train ?? 0;
  }
  const tokens = legs.reduce((sum, leg) => sum + Number(leg.tokens), 0);
  return {
    size,
    tokens: tokens > 0 ? tokens : null,
    base: (last.run.base.split('/').at(-1) ?? last.run.base).slice(0, 100),
    seed: last.run.seed,
    curriculum: last.position > 0 ? 'hard' : 'random',
  };
}
