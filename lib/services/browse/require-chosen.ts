import { invalid } from '#lib/domain/errors.ts';

/** Throws INVALID unless exactly one of ids and filter is given: an act on everything is never an oversight. */
export function requireChosen(
  what: 'seeds' | 'variants',
  { ids, filter }: { ids?: unknown; filter?: unknown },
): void {
  if ((ids === undefined) === (filter === undefined)) {
    throw invalid(`Say which ${what}: give either their ids or a filter.`, [
      { path: 'ids', message: 'Give either ids or a filter.' },
    ]);
  }
}
