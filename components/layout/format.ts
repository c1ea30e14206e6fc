const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const exact = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 });

/** 12408 as "12,408"; at most `digits` decimals (2). */
export function formatNumber(value: number, digits = 2): string {
  if (digits === 2) return grouped.format(value);
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: digits }).format(value);
}

/** "1 row", "12,408 rows"; the plural is given where it is no "s". */
export const formatCount = (count: number, noun: string, plural = `${noun}s`): string =>
  `${formatNumber(count)} ${count === 1 ? noun : plural}`;

/** Every digit, with separators. */
export const formatExact = (value: number) => exact.format(value);

/** 1234567 as "1.2M"; below 10,000 it stays whole. */
export function formatShort(value: number): string {
  if (Math.abs(value) < 10_000) return formatNumber(value, 0);
  return new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** A share from 0 to 1 as "43 %", with one decimal where it is near 0 or 1 and not there. */
export function formatShare(share: number): string {
  const percent = share * 100;
  const edge = percent > 0 && percent < 100 && (percent < 1 || percent > 99);
  if (edge && percent < 0.1) return '< 0.1 %';
  if (edge && percent > 99.9) return '> 99.9 %';
  return `${percent.toFixed(edge ? 1 : 0)} %`;
}

/** US dollars: "$12.40", "$0.0031", "$1,204". */
export function formatMoney(dollars: number): string {
  const size = Math.abs(dollars);
  if (size >= 1000) return `$${formatNumber(dollars, 0)}`;
  if (size >= 0.1 || size === 0) return `$${dollars.toFixed(2)}`;
  return `$${Number(dollars.toPrecision(2))}`;
}

/** Bytes in decimal units: "4.2 MB". */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value.toFixed(step === 0 || value >= 100 ? 0 : 1)} ${units[step]}`;
}

/** A length of time in its two largest units: "1 h 12 min", "45 s". */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const parts: [number, string][] = [
    [Math.floor(whole / 86400), 'd'],
    [Math.floor(whole / 3600) % 24, 'h'],
    [Math.floor(whole / 60) % 60, 'min'],
    [whole % 60, 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

const steps: [number, Intl.RelativeTimeFormatUnit][] = [
  [60, 'second'],
  [60, 'minute'],
  [24, 'hour'],
  [7, 'day'],
  [4.35, 'week'],
  [12, 'month'],
  [Number.POSITIVE_INFINITY, 'year'],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'long' });

/** "3 minutes ago", "yesterday", "in 2 hours"; under ten seconds "just now". */
export function formatRelative(at: Date, now: Date): string {
  let value = (at.getTime() - now.getTime()) / 1000;
  if (Math.abs(value) < 10) return 'just now';
  for (const [size, unit] of steps) {
    if (Math.abs(value) < size) return relative.format(Math.round(value), unit);
    value /= size;
  }
  return '';
}

/** The moment in full, with its time zone. */
export function formatMoment(at: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long', timeZone }).format(at);
}
