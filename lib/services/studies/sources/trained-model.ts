import type { Evaluation } from '#lib/db/generated/client.ts';
import { precondition } from '#lib/domain/errors.ts';
import { type MixRow, mixLabel } from '#lib/domain/studies/mix-label.ts';
import type { StudyPoint } from '#lib/domain/studies/schema.ts';
import type { Ctx } from '../../context.ts';
import { readManifest } from '../../versions/read-manifest.ts';

export type TrainedModel = Pick<StudyPoint, 'size' | 'tokens' | 'base' | 'seed' | 'mix' | 'curriculum'>;

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
    ...{ orderBy: { position: 'asc' }, include: { version: { select: { id: true, manifestHash: true } } } },
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
    mix: await mixOf(ctx, legs[0]!.version.id),
    curriculum: last.position > 0 ? 'hard' : 'random',
  };
}

/** The mix of the version that all its nested subsets were taken from: theirs differ from it by chance alone. */
async function mixOf(ctx: Ctx, versionId: string): Promise<string | null> {
  let id: string | null = versionId;
  for (;;) {
    const { parentId, mix }: { parentId: string | null; mix: unknown } =
      await ctx.db.datasetVersion.findUniqueOrThrow({ where: { id }, select: { parentId: true, mix: true } });
    if (parentId === null) return mixLabel(mix as MixRow[]);
    id = parentId;
  }
}
