import { HitEvidence, type HitMethod, type HitPart, HitRef } from '#lib/domain/contamination/schema.ts';
import { notFound } from '#lib/domain/errors.ts';
import { projectVerb } from '../verb.ts';
import { partHash } from './find-overlaps.ts';

const facts = {
  id: true,
  seq: true,
  problem: true,
  solution: true,
  answer: true,
  subject: true,
  level: true,
};

export const showHit = projectVerb(
  {
    name: 'contamination.show',
    summary: 'Shows a hit: both texts, where they overlap, and what was decided.',
    kind: 'query',
    capability: 'read',
    input: HitRef,
  },
  async (ctx, input) => {
    const found = await ctx.db.contaminationHit.findFirst({
      where: { id: input.hit, projectId: ctx.project.id },
      include: {
        problem: { include: { benchmark: { select: { id: true, name: true, licence: true } } } },
        seed: { select: { ...facts, excludedReason: true, import: { select: { sourceName: true } } } },
        variant: { select: { ...facts, method: true, status: true, revision: true } },
      },
    });
    if (!found) throw notFound('This hit');
    const {
      seq,
      problem,
      seed,
      variant,
      seedId: _,
      variantId: __,
      projectId: ___,
      problemId: ____,
      ...hit
    } = found;
    const { benchmark, seq: number, benchmarkId: _____, meta: ______, ...ofBenchmark } = problem;
    const text = seed ?? variant;
    if (!text) throw notFound('The text of this hit');
    const evidence = HitEvidence.parse(hit.evidence);
    const source = hit.part === 'problem' ? text.problem : text.solution;
    return {
      ...hit,
      seq: Number(seq),
      part: hit.part as HitPart,
      benchmarkPart: hit.benchmarkPart as HitPart,
      method: hit.method as HitMethod,
      evidence,
      /** The text is as it was when it was compared: the marks stand where they stood. */
      isCurrent: source !== null && partHash(source) === evidence.hash,
      benchmark,
      problem: { ...ofBenchmark, seq: Number(number) },
      seed: seed && { ...seed, seq: Number(seed.seq), source: seed.import.sourceName },
      variant: variant && { ...variant, seq: Number(variant.seq) },
    };
  },
);

export type HitDetails = Awaited<ReturnType<typeof showHit>>;
