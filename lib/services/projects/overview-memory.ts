import type { OverviewCounts } from '#lib/db/queries/overview.ts';

/** Below so many seeds and variants counting is quick, and every number is the newest. */
const largeProject = 200_000;
/** A count of a large project is shown for so many times as long as it took, then counted again behind the page. */
const worth = 30;
const longestMs = 60_000;

type Kept = { counts: OverviewCounts; freshUntil: number; usableUntil: number };
type Count = () => Promise<OverviewCounts>;

/**
 * Every page shows the counts of its project. Those of a large one take a good part of a second, so they are kept for a
 * few seconds, at most a minute. `now` gives milliseconds. One memory for a process.
 */
export function overviewMemory(now: () => number) {
  const kept = new Map<string, Kept>();
  const refreshing = new Set<string>();
  const remember = async (project: string, count: Count) => {
    const asked = now();
    const counts = await count();
    const time = now();
    if (counts.seeds + counts.generated < largeProject) kept.delete(project);
    else {
      const freshUntil = time + Math.min(longestMs, worth * (time - asked));
      kept.set(project, { counts, freshUntil, usableUntil: time + longestMs });
    }
    return counts;
  };
  const refresh = (project: string, count: Count) => {
    if (refreshing.has(project)) return;
    refreshing.add(project);
    // Who asks next, after the old count is over, hears what went wrong.
    remember(project, count)
      .catch(() => undefined)
      .finally(() => refreshing.delete(project));
  };
  return async (project: string, count: Count): Promise<OverviewCounts> => {
    const found = kept.get(project);
    if (!found || now() > found.usableUntil) return remember(project, count);
    if (now() > found.freshUntil) refresh(project, count);
    return found.counts;
  };
}
