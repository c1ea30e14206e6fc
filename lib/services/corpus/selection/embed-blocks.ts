import type { CorpusRun } from '#lib/db/generated/client.ts';
import { precondition } from '#lib/domain/errors.ts';
import { RandomProjection } from '#lib/math/vectors/index.ts';
import { embedderOf } from '../../contamination/embed-texts.ts';
import type { Ctx } from '../../context.ts';

/** Where the vectors of a selection come from when it is not from the texts themselves. */
export type VectorSource = {
  /** What the selection says of its vectors. */
  words: string;
  /** Unit vectors of texts, `dimension` numbers each, one after another. */
  vectors(texts: readonly string[], dimension: number): Promise<Float32Array>;
};

/** The vectors of the project's embeddings endpoint, projected: what is kept of a text does not depend on the model. */
export async function embeddingSource(ctx: Ctx, run: CorpusRun, endpointId: string): Promise<VectorSource> {
  const embed = await embedderOf(ctx, run.projectId, endpointId);
  const { model } = await ctx.db.modelEndpoint.findUniqueOrThrow({ where: { id: endpointId } });
  let length = 0;
  let projection: RandomProjection | null = null;
  const source: VectorSource = {
    words: `embeddings of the problem by ${model}`,
    async vectors(texts, dimension) {
      const found = await embed(texts);
      const [first] = found;
      if (first && projection === null) {
        length = first.length;
        projection = new RandomProjection(length, dimension);
        source.words += `, ${length} numbers${length > dimension ? ` projected to ${dimension}` : ''}`;
      }
      const values = new Float32Array(found.length * dimension);
      for (const [row, vector] of found.entries()) {
        if (vector.length !== length)
          throw precondition(
            `The embeddings endpoint answered with vectors of ${length} and of ${vector.length} numbers: one model has one length.`,
          );
        projection!.write(vector, values, row * dimension);
      }
      return values;
    },
  };
  return source;
}
