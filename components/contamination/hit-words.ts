import { methodNotes } from '#lib/domain/contamination/methods.ts';
import type { HitEvidence, HitMethod, HitPart } from '#lib/domain/contamination/schema.ts';

type Hit = {
  method: HitMethod;
  score: number;
  part: HitPart;
  benchmarkPart: HitPart;
  evidence: HitEvidence;
};

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** What a hit says, in words: how it was found and how sure that is. */
export function hitWords({ method, score, part, benchmarkPart, evidence }: Hit): string {
  const { coverage, editSimilarity } = evidence;
  const where = `The ${benchmarkPart} of the benchmark stands in this ${part}.`;
  const meaning = methodNotes[method].meaning;
  if (method === 'exact') return `${where} ${meaning}`;
  if (coverage === undefined || editSimilarity === undefined) {
    return `${meaning} Similarity ${score.toFixed(2)}; the words that both have are marked.`;
  }
  return `${where} ${meaning} ${percent(coverage)} of it, by what its words tell, is here; ${percent(editSimilarity)} of its tokens stand in the same order.`;
}
