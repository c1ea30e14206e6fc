/** The sample sizes at which a stratum is looked at: parts of its sample rounded up, equal ones once. */
export function lookSizes(sample: number, parts: readonly number[]): number[] {
  return [...new Set(parts.map((part) => Math.ceil(part * sample - 1e-9)))];
}

/**
 * The confidence of the interval at each look, so that all of them hold together: a fifth of the error is shared by the
 * looks before the last, which keeps four fifths (Bonferroni; the last look is hardly wider for it, after J. L. Haybittle,
 * British Journal of Radiology 44, 1971). `looks` counts the declared looks.
 */
export function lookConfidences(confidence: number, looks: number): number[] {
  const error = 1 - confidence;
  if (looks === 1) return [confidence];
  return Array.from({ length: looks }, (_, k) => {
    return 1 - (k === looks - 1 ? 0.8 * error : (0.2 * error) / (looks - 1));
  });
}
