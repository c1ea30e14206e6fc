/** Upper ends of the bars of a histogram of decision times, in milliseconds; the last bar is open. */
export const timeBounds = [2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000] as const;

const words = (ms: number) => (ms < 60_000 ? `${ms / 1000} s` : `${ms / 60_000} min`);

const span = (from: number, to: number) =>
  to <= 60_000 ? `${from / 1000}–${to / 1000} s` : `${from / 60_000}–${to / 60_000} min`;

/** What each bar holds, in words: "< 2 s", "2–5 s" …, "≥ 5 min". */
export const timeLabels: readonly string[] = [
  `< ${words(timeBounds[0])}`,
  ...timeBounds.slice(1).map((to, at) => span(timeBounds[at]!, to)),
  `≥ ${words(timeBounds.at(-1)!)}`,
];
