import { wilsonInterval } from '#lib/math/stats/wilson-interval.ts';
import type { Rate, Times } from './schema.ts';

/** Acts counted by one hour or day and person, or by person alone; others are passed over. */
export type CountedActs = {
  what: string;
  slot: string | null;
  person: string | null;
  name: string | null;
  decisions: number;
  judged: number;
  accepted: number;
  timed: number;
  totalMs: number;
  /** Milliseconds at 25, 50, 75 and 90 %. */
  times: readonly number[] | null;
};

/** A share with its Wilson interval at 95 %; null without trials. */
export function shareOf(successes: number, trials: number): Rate | null {
  if (trials === 0) return null;
  return { value: successes / trials, ...wilsonInterval(successes, trials), successes, trials };
}

/** Times in seconds; null where none is known. */
export function timesOf({ timed, times }: Pick<CountedActs, 'timed' | 'times'>): Times | null {
  if (timed === 0 || times === null) return null;
  const [q1 = 0, median = 0, q3 = 0, p90 = 0] = times.map((ms) => ms / 1000);
  return { count: timed, q1, median, q3, p90 };
}

/** Decisions in each hour or day of a period, those without any included. */
export function slotsOf(acts: readonly CountedActs[], slots: readonly string[]) {
  const counted = acts.filter((one) => one.what === 'slot');
  return slots.map((slot) => {
    const of = counted.filter((one) => one.slot === slot);
    const sum = (value: (one: CountedActs) => number) => of.reduce((total, one) => total + value(one), 0);
    return { slot, decisions: sum((one) => one.decisions), people: of.length };
  });
}

/** Each person's part, the most decisions first. `perHour` is over the time that items stood open before them. */
export function peopleOf(acts: readonly CountedActs[], slots: readonly string[]) {
  const bySlot = Map.groupBy(
    acts.filter((one) => one.what === 'slot'),
    (one) => one.person,
  );
  return acts
    .filter((one) => one.what === 'person')
    .map((one) => ({
      person: one.person ?? '',
      name: one.name ?? '',
      decisions: one.decisions,
      acceptance: shareOf(one.accepted, one.judged),
      times: timesOf(one),
      perHour: one.totalMs > 0 ? one.timed / (one.totalMs / 3_600_000) : null,
      slots: slots.map((slot) => bySlot.get(one.person)?.find((cell) => cell.slot === slot)?.decisions ?? 0),
    }))
    .sort((one, other) => other.decisions - one.decisions || one.name.localeCompare(other.name));
}
