import { wilsonInterval } from '#lib/math/stats/wilson-interval.ts';

/** Limits that training recipes name: 512 and 2048 tokens. */
export const lengthLimits = [512, 2048] as const;

/** How rows with more tokens than a limit stand among all: a share of what was looked at, with its 95 % interval. */
export type OverLimit = { limit: number; rows: number; share: number; low: number; high: number };

export type TokenLengths = {
  /** Rows that were counted; all of them where that was the whole choice. */
  counted: number;
  mean: number;
  median: number;
  p95: number;
  longest: number;
  /** Rows with more than `from` tokens (the first: at least) and at most `to`; the last is open and `to` null. */
  bins: { from: number; to: number | null; rows: number }[];
  over: OverLimit[];
};

const edges = [0, 64, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048];

/** What token counts say together; null where there are none. `isWhole`: they are all rows, and nothing is uncertain. */
export function tokenLengths(counts: readonly number[], isWhole: boolean): TokenLengths | null {
  if (counts.length === 0) return null;
  const sorted = counts.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
  const upTo = (limit: number) => firstAbove(sorted, limit);
  const bins = edges.map((from, index) => {
    const to = edges[index + 1] ?? null;
    const below = index === 0 ? 0 : upTo(from);
    return { from, to, rows: (to === null ? sorted.length : upTo(to)) - below };
  });
  const over = lengthLimits.map((limit) => {
    const rows = sorted.length - upTo(limit);
    const share = rows / sorted.length;
    const interval = isWhole ? { low: share, high: share } : wilsonInterval(rows, sorted.length);
    return { limit, rows, share, low: interval.low, high: interval.high };
  });
  return {
    ...{ counted: sorted.length, mean: sorted.reduce((sum, one) => sum + one, 0) / sorted.length },
    ...{ median: at(0.5), p95: at(0.95), longest: sorted.at(-1)!, bins, over },
  };
}

/** How many of the sorted numbers are at most `limit`. */
function firstAbove(sorted: readonly number[], limit: number): number {
  const index = sorted.findIndex((one) => one > limit);
  return index === -1 ? sorted.length : index;
}
