/** Exact counts stop here; beyond it a list says "10,000+". */
const cap = 10_000;

/** The number of rows of a list, up to the cap. `count` counts at most `take` rows. */
export async function cappedCount(count: (take: number) => Promise<number>) {
  const total = await count(cap + 1);
  return { total: Math.min(total, cap), totalIsCapped: total > cap };
}
