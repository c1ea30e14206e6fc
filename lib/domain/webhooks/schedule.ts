const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Pauses before each further attempt of a message: ten attempts in about three days. */
export const pauses = [
  5 * second,
  minute,
  5 * minute,
  30 * minute,
  ...[2, 5, 10, 14, 20].map((hours) => hours * hour),
];

/** Longest pause of a webhook whose receiver fails, before another of its messages is tried. */
const longestRest = 5 * minute;

/** A webhook is turned off after so many failed attempts in a row that go on for so long. */
export const offAfter = { failures: 20, ms: 24 * hour };

/** Up to a fifth more or less, so that what failed together does not come back together. */
const jittered = (ms: number, random: number): number => Math.round(ms * (0.8 + 0.4 * random));

/**
 * When a message is tried again; null where it is given up.
 * @param failures how many of its attempts failed
 * @param random from 0 up to 1
 * @param retryAfter what the receiver asked for, in milliseconds; a longer wait than the schedule's is kept, up to a day
 */
export function nextAttempt(
  failures: number,
  now: Date,
  random: number,
  retryAfter: number | null,
): Date | null {
  const pause = pauses[failures - 1];
  if (pause === undefined) return null;
  const asked = Math.min(retryAfter ?? 0, 24 * hour);
  return new Date(now.getTime() + Math.max(jittered(pause, random), asked));
}

/** Until when a webhook sends nothing after so many failed attempts in a row. */
export function restAfter(failures: number, now: Date, random: number, retryAfter: number | null): Date {
  const pause = Math.min(longestRest, 5 * second * 2 ** Math.min(failures - 1, 10));
  const asked = Math.min(retryAfter ?? 0, 24 * hour);
  return new Date(now.getTime() + Math.max(jittered(pause, random), asked));
}

type Failing = { failures: number; failingSince: Date; status: number | null };

/** Why a webhook is turned off after a failed attempt; null where it stays on. */
export function reasonToTurnOff({ failures, failingSince, status }: Failing, now: Date): string | null {
  if (status === 410) return 'Its receiver answered 410 Gone: it wants nothing any more.';
  const long = now.getTime() - failingSince.getTime() >= offAfter.ms;
  if (failures < offAfter.failures || !long) return null;
  return `The last ${failures} attempts failed, the first of them over a day ago.`;
}

/** The milliseconds that a Retry-After header names: seconds or a date; null where it names none. */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * second;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
