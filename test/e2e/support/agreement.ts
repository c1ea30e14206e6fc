/** What each person said of each variant, by the variant's number. */
export type Said = Map<number, Map<string, 'accept' | 'reject'>>;

/** As the studio writes a coefficient: three decimals, a true minus. */
export const coefficient = (value: number): string => value.toFixed(3).replace('-', '−');

/**
 * Krippendorff's α of two categories, from the matrix of coincidences: each ordered pair of values of a unit counts
 * 1 / (values of the unit − 1) (Krippendorff 2011, section C).
 */
export function alphaOf(said: Said): number {
  const matrix = { same: { accept: 0, reject: 0 }, mixed: 0 };
  for (const unit of said.values()) {
    const values = [...unit.values()];
    for (const [at, one] of values.entries()) {
      for (const [beside, other] of values.entries()) {
        if (at === beside) continue;
        if (one === other) matrix.same[one] += 1 / (values.length - 1);
        else matrix.mixed += 1 / (values.length - 1);
      }
    }
  }
  const accepts = matrix.same.accept + matrix.mixed / 2;
  const rejects = matrix.same.reject + matrix.mixed / 2;
  const all = accepts + rejects;
  return 1 - ((all - 1) * matrix.mixed) / (2 * accepts * rejects);
}

/** Cohen's κ of two people over the variants that both decided, and how many those are. */
export function kappaOf(said: Said, one: string, other: string): { kappa: number; count: number } {
  const both = [...said.values()].filter((unit) => unit.has(one) && unit.has(other));
  const share = (test: (unit: Map<string, string>) => boolean) => both.filter(test).length / both.length;
  const accepts = (who: string) => share((unit) => unit.get(who) === 'accept');
  const agreed = share((unit) => unit.get(one) === unit.get(other));
  const [p, q] = [accepts(one), accepts(other)];
  const chance = p * q + (1 - p) * (1 - q);
  return { kappa: (agreed - chance) / (1 - chance), count: both.length };
}
