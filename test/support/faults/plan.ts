import { seededRandom } from '#lib/math/random.ts';

/** What is killed: a part of the studio, the database's first process, one connection of it, or all of it at once. */
export const victims = ['web', 'worker', 'supervisor', 'postmaster', 'connection', 'cluster'] as const;
export type Victim = (typeof victims)[number];

/** `after` so many further acknowledged writes, and so many `calls` of a model by a worker. */
export type Moment = { victim: Victim; after: number; calls: number };

/** The same seed gives the same victims at the same moments. Each victim comes equally often, in a random order. */
export function planMoments(seed: string, rounds: number, among: readonly Victim[]): Moment[] {
  const random = seededRandom(`faults ${seed}`);
  const moments = Array.from({ length: rounds }, (_, round) => ({
    victim: among[round % among.length]!,
    after: 1 + Math.floor(random() * 20),
    calls: 1 + Math.floor(random() * 10),
  }));
  for (let last = moments.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [moments[last], moments[other]] = [moments[other]!, moments[last]!];
  }
  return moments;
}
