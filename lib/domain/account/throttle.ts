/** How sign-in slows down: `free` failures cost nothing, then the wait doubles from `first` up to `most` (seconds). */
export type ThrottlePolicy = { free: number; first: number; most: number };

/** One account: four typing mistakes, then 30 s, 1 min, 2 min … 15 min. */
export const accountThrottle: ThrottlePolicy = { free: 4, first: 30, most: 900 };

/** One address: a whole office may sit behind it. */
export const addressThrottle: ThrottlePolicy = { free: 30, first: 30, most: 900 };

/** Failures older than this are forgotten, in seconds. */
export const throttleMemory = 24 * 60 * 60;

/** Seconds to wait after the `failures`-th failure in a row; 0 while they are free. */
export function waitAfter(failures: number, policy: ThrottlePolicy): number {
  if (failures <= policy.free) return 0;
  return Math.min(policy.most, policy.first * 2 ** Math.min(30, failures - policy.free - 1));
}

/** "40 seconds", "1 minute", "2 minutes": rounded up, for people. */
export function waitInWords(seconds: number): string {
  if (seconds <= 90) return count(Math.max(1, Math.ceil(seconds)), 'second');
  return count(Math.ceil(seconds / 60), 'minute');
}

const count = (number: number, unit: string) => `${number} ${unit}${number === 1 ? '' : 's'}`;
