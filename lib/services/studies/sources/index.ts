import type { StudyPoint } from '#lib/domain/studies/schema.ts';
import type { PointSource } from './point-source.ts';
import { tableSource } from './table.ts';

const sources: readonly Pick<PointSource<never>, 'kind' | 'resultsOf'>[] = [tableSource];

/** The source that all points of a curve share; null where they come from several. */
export function sourceOf(points: readonly StudyPoint[]) {
  const kinds = new Set(points.map(({ source }) => source.kind));
  return kinds.size === 1 ? (sources.find(({ kind }) => kinds.has(kind)) ?? null) : null;
}

export { tableSource } from './table.ts';
