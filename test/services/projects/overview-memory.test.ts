import { describe, expect, test } from 'vitest';
import type { OverviewCounts } from '#lib/db/queries/overview.ts';
import { overviewMemory } from '#lib/services/projects/overview-memory.ts';

/** A clock that stands still, and counts that take so many of its milliseconds. */
function counting(seeds: number, takes: number) {
  const clock = { time: 0 };
  let times = 0;
  const memory = overviewMemory(() => clock.time);
  const ask = async () => {
    const counts = await memory('p', async () => {
      clock.time += takes;
      return { seeds, generated: 0, versions: ++times } as OverviewCounts;
    });
    return counts.versions;
  };
  return { clock, ask };
}

describe('the counts of every page', () => {
  test('are counted for each one of a small project', async () => {
    const { ask } = counting(1000, 50);
    expect([await ask(), await ask()]).toEqual([1, 2]);
  });

  test('of a large project stand for a while, and are counted again behind the page that shows the old ones', async () => {
    const { ask, clock } = counting(2_500_000, 400);
    expect([await ask(), await ask()]).toEqual([1, 1]);
    clock.time += 400 * 30 + 1;
    expect(await ask()).toBe(1);
    await Promise.resolve();
    expect(await ask()).toBe(2);
  });

  test('are never more than a minute old', async () => {
    const { ask, clock } = counting(2_500_000, 400);
    await ask();
    clock.time += 60_001;
    expect(await ask()).toBe(2);
  });
});
