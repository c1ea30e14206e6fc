/** The sample sizes at which a stratum is looked at: parts of its sample rounded up, equal ones once. */
export function lookSizes(sample: number, parts: readonly number[]): number[] {
  return [...new Set(parts.map((part) => Math.ceil(part * sample - 1e-9)))];
}

/**
 * The confidence of the interval at each look, so that all of them hold together: the last look has four fifths of the
 * error and is hardly wider for it (after J. L. Haybittle, British Journal of Radiology 44, 1971), those before share a
 * tenth (Bonferroni). The last tenth is kept back, since the joined interval of small samples misses a little more often
 * than it says. `looks` counts the declared looks.
 */
export function lookConfidences(confidence: number, looks: number): number[] {
  const error = 1 - confidence;
  if (looks === 1) return [confidence];
  return Array.from({ length: looks }, (_, k) => {
    return 1 - (k === looks - 1 ? 0.8 * error : (0.1 * error) / (looks - 1));
  });
}
