import {
  bandKeys,
  chooseBanding,
  defaultThreshold,
  signatureOf,
  skeletonHash,
} from '#lib/math/near-duplicates/index.ts';

/** The keys of a text that has none stored yet: as the search for duplicates stores them. */
export function signText(problem: string): { skeleton: bigint; bands: number[] } {
  const keys = bandKeys(signatureOf(problem), chooseBanding(defaultThreshold));
  return { skeleton: skeletonHash(problem), bands: [...keys].map((key) => Number(BigInt.asIntN(32, key))) };
}
