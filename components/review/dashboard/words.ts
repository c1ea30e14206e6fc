import { formatNumber, formatShare } from '#components/layout/format.ts';
import type { Forecast, Rate } from './dashboard-types.ts';

/** "21 Nov" for a day, "13:00" for an hour; UTC. */
export function slotLabel(slot: string, unit: 'hour' | 'day'): string {
  if (unit === 'hour') return slot.slice(11);
  const at = new Date(`${slot}Z`);
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(at);
}

/** Seconds of a decision: "8.4 s", "1 min 20 s". */
export function secondsText(seconds: number): string {
  if (seconds < 60) return `${formatNumber(seconds, 1)} s`;
  const rest = Math.round(seconds);
  return `${Math.floor(rest / 60)} min ${rest % 60} s`;
}

export const intervalText = ({ low, high }: Rate) => `${formatShare(low)} to ${formatShare(high)}`;

const daysText = (days: number) => {
  if (days < 1) return 'less than a day';
  return days > 3650
    ? 'more than ten years'
    : `${formatNumber(days, 0)} ${Math.round(days) === 1 ? 'day' : 'days'}`;
};

/** When the rest is decided, in words, with the interval. */
export function forecastText({ left, days, low, high }: Forecast): string {
  if (left === 0) return 'Nothing is left.';
  if (days === null || low === null) return 'Nothing was decided on the last whole days: no end is in sight.';
  const end = high === null ? 'no end in sight' : daysText(high);
  return daysText(low) === end ? `≈ ${end}.` : `≈ ${daysText(days)}; 95 %: ${daysText(low)} to ${end}.`;
}
