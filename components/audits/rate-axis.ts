const steps = [1, 2, 5, 10, 20, 25, 50];

/**
 * An axis of accept rates up to 1 that has room for `least`: round rates at even distances, at most `most` distances, the
 * lowest first. Its beginning is the first of them.
 */
export function rateAxis(least: number, most: number): number[] {
  const lowest = Math.max(0, Math.min(99, 100 * least));
  const fits = (step: number) => (100 - Math.floor(lowest / step) * step) / step <= most && 100 % step === 0;
  const step = steps.find(fits) ?? 100;
  const from = Math.floor(lowest / step + 1e-9) * step;
  return Array.from({ length: Math.round((100 - from) / step) + 1 }, (_, at) => (from + at * step) / 100);
}
