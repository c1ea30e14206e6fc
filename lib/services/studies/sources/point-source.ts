import type { StudyPoint } from '#lib/domain/studies/schema.ts';
import type { ItemResults } from '#lib/math/scaling/index.ts';
import type { Ctx, ProjectCtx } from '../../context.ts';

/** Where points of a study come from. Each source is a file of this folder; `index.ts` lists them. */
export interface PointSource<Asked> {
  /** The kind that its points carry in `source`. */
  kind: StudyPoint['source']['kind'];
  /** The points that are asked for; INVALID with the reason where they cannot be had. */
  pointsOf: (ctx: ProjectCtx, asked: Asked) => Promise<StudyPoint[]>;
  /**
   * The results by item of the points of one curve, in their order and over the same items: from them intervals are bootstrapped. Null
   * where only counts are kept. Curves share models: what is read through `read` is read once for all of them.
   */
  resultsOf: (
    ctx: Ctx,
    points: readonly StudyPoint[],
    read: ReadOnce,
  ) => Promise<readonly ItemResults[] | null>;
}

/** What is kept under this key, or what reading it gives. */
export type ReadOnce = <T>(key: string, read: () => Promise<T>) => Promise<T>;
