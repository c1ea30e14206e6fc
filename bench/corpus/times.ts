/** What one thing took over several rounds, in ms. */
export type Times = { p50: number; p95: number; most: number };

/** Runs a thing so many times, after two that do not count. */
export async function timed(rounds: number, run: (round: number) => Promise<void>): Promise<Times> {
  for (const round of [0, 1]) await run(Math.min(round, rounds - 1));
  const taken: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await run(round);
    taken.push(performance.now() - began);
  }
  return timesOf(taken);
}

export function timesOf(milliseconds: readonly number[]): Times {
  const taken = milliseconds.toSorted((one, other) => one - other);
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(share * taken.length))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), most: taken.at(-1) ?? 0 };
}
