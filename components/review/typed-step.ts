/** Two digits within this time are one number, in ms. */
const together = 1000;

export type TypedDigit = { digit: number /** The text that was on the desk. */; place: string; at: number };

/**
 * The step that a digit names, in a solution of `count` steps: itself, or with a digit typed just before it a number of
 * two digits, where there is such a step. Null where there is none; `corrects`: it replaces what the first digit named.
 */
export function nextStep(before: TypedDigit | null, now: TypedDigit, count: number) {
  const isSoon = before !== null && before.place === now.place && now.at - before.at < together;
  const both = isSoon ? before.digit * 10 + now.digit : 0;
  if (both >= 10 && both <= count) return { step: both, corrects: true, typed: null };
  return { step: now.digit <= count ? now.digit : null, corrects: false, typed: now };
}
