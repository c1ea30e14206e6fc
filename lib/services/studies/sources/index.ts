import type { StudyPoint } from '#lib/domain/studies/schema.ts';
import { evaluationSource } from './evaluations.ts';
import type { PointSource } from './point-source.ts';
import { tableSource } from './table.ts';

const sources: readonly Pick<PointSource<never>, 'kind' | 'resultsOf'>[] = [tableSource, evaluationSource];

/** The source that all points of a curve share; null where they come from several. */
export function sourceOf(points: readonly StudyPoint[]) {
  const kinds = new Set(points.map(({ source }) => source.kind));
  return kinds.size === 1 ? (sources.find(({ kind }) => kinds.has(kind)) ?? null) : null;
}

export { evaluationSource } from './evaluations.ts';
export { tableSource } from './table.ts';
