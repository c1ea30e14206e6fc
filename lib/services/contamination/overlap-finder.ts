import { type Db, poolOf } from '#lib/db/client.ts';
import { localFinder, type OverlapFinder } from './local-finder.ts';

const finders = new WeakMap<Db, OverlapFinder>();

/** The finder on this thread of a database. */
export function finderOf(db: Db): OverlapFinder {
  const found = finders.get(db) ?? localFinder(poolOf(db));
  finders.set(db, found);
  return found;
}
