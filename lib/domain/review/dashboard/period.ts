export type Period = {
  since: Date;
  unit: 'hour' | 'day';
  /** The beginning of each hour or day, UTC, as ISO text to the hour: "2026-11-21T13:00". The last is now's. */
  slots: string[];
};

const hourMs = 3_600_000;

/** The hours (for one day) or days up to now. Throws a RangeError for less than one day. */
export function periodOf(now: Date, days: number): Period {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`A period of ${days} days`);
  const unit = days === 1 ? 'hour' : 'day';
  const step = unit === 'hour' ? hourMs : 24 * hourMs;
  const count = unit === 'hour' ? 24 : days;
  const last = Math.floor(now.getTime() / step) * step;
  const starts = Array.from({ length: count }, (_, at) => last - (count - 1 - at) * step);
  return { since: new Date(starts[0]!), unit, slots: starts.map(slotName) };
}

const slotName = (time: number) => new Date(time).toISOString().slice(0, 16);
