import { invalid } from '#lib/domain/errors.ts';
import type { ChosenSeeds } from '#lib/domain/seeds/bulk.ts';

/** Throws INVALID unless exactly one of ids and filter is given: an act on everything is never an oversight. */
export function requireChosen({ ids, filter }: ChosenSeeds): void {
  if ((ids === undefined) === (filter === undefined)) {
    throw invalid('Say which seeds: give either their ids or a filter.', [
      { path: 'ids', message: 'Give either ids or a filter.' },
    ]);
  }
}
