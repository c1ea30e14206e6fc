import { describe, expect, test } from 'vitest';
import { EstimateResult } from '#lib/domain/corpus/estimate.ts';
import { countTokens } from '#lib/math/text/count-tokens.ts';
import { runEstimates } from '#lib/services/corpus/estimate/run-estimates.ts';
import { type CorpusRunners, estimate, runCorpus, showRun } from '#lib/services/corpus/index.ts';
import { testDatabase } from '#test/support/database.ts';
import {
  makeProject,
  makeSeeds,
  type SeedText,
  systemContext,
  wordProblems,
} from '#test/support/factories.ts';
import { projectWithVariants } from '#test/support/variants.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;
const runners = { estimates: runEstimates } as Partial<CorpusRunners> as CorpusRunners;

async function estimated(project: string) {
  const { run } = await estimate(ctx, { project });
  await runCorpus(ctx, run, runners, never);
  return showRun(ctx, { project, run });
}

/** Short sums are easy, long integrals are hard: something that can be learned. */
function problems(count: number, labelled: boolean): SeedText[] {
  return Array.from({ length: count }, (_, at) => {
    const hard = at % 2 === 1;
    const problem = hard
      ? `Let $f(x) = \\int_0^{${at}} \\frac{t^{${at + 2}}}{\\sqrt{1 + t^2}} \\, dt$ for real $x$. Find all values of $a$ with $f(a) = ${at}$.`
      : `Find the sum of ${at} apples and ${at + 3} pears.`;
    return {
      problem,
      ...(labelled && { level: hard ? 5 : 1, subject: hard ? 'Precalculus' : 'Prealgebra' }),
    };
  });
}

describe('estimates', () => {
  test('of level and subject are learned from labelled seeds, written where the source has none, and measured', async () => {
    const { id: projectId, slug } = await makeProject(db);
    await makeSeeds(db, projectId, problems(80, true));
    const bare = problems(100, false).slice(80);
    const ids = await makeSeeds(db, projectId, bare);
    const { status, result } = await estimated(slug);
    expect(status).toBe('done');
    const told = EstimateResult.parse(result);
    expect(told).toMatchObject({
      labelled: 80,
      learned: { level: true, subject: true },
      error: { level: { rows: 16 }, subject: { rows: 16, right: 1 } },
      written: { seeds: { levels: 20, subjects: 20, tokens: 100 } },
    });
    expect(told.error.level!.meanError).toBeLessThan(told.error.level!.guessMeanError / 2);
    for (const [at, id] of ids.entries()) {
      const seed = await db.seed.findUniqueOrThrow({ where: { id } });
      const hard = at % 2 === 1;
      expect(seed).toMatchObject({
        ...{ level: null, subject: null, estimateBasis: 'features' },
        estimatedSubject: hard ? 'Precalculus' : 'Prealgebra',
        tokens: countTokens(seed.problem, seed.solution),
      });
      expect(Math.abs(seed.estimatedLevel! - (hard ? 5 : 1))).toBeLessThan(1.5);
    }
    const labelled = await db.seed.findFirstOrThrow({ where: { projectId, level: 5 } });
    expect(labelled).toMatchObject({ estimatedLevel: null, estimatedSubject: null, estimateBasis: null });
    const again = EstimateResult.parse((await estimated(slug)).result);
    expect(again.written.seeds).toEqual({ levels: 0, subjects: 0, tokens: 0 });
  });

  test('come from the solve rate where solutions were sampled', async () => {
    const seeds = wordProblems(2).map((seed) => ({ ...seed, level: null }));
    const { id: projectId, slug, seedIds, variants } = await projectWithVariants(ctx, 2, seeds);
    const one = variants.find((variant) => variant.seedId === seedIds[0])!;
    const arm = { batchId: one.batchId, armId: one.armId };
    for (let at = 0; at < 6; at++) {
      const { id } = await db.variant.create({
        data: {
          ...{ projectId, ...arm, seedId: one.seedId, method: 'answer-augmentation' },
          ...{
            problem: one.problem,
            solution: one.solution,
            answer: one.answer,
            contentHash: one.contentHash,
          },
          groundTruth: 'inherited',
        },
      });
      const outcome = at < 1 ? ('passed' as const) : ('failed' as const);
      await db.checkResult.create({
        data: { variantId: id, revision: 1, rule: 'answer-agrees', outcome, reason: '' },
      });
    }
    const { result } = await estimated(slug);
    expect(EstimateResult.parse(result)).toMatchObject({ fromSolveRate: 1 });
    const solved = await db.seed.findUniqueOrThrow({ where: { id: seedIds[0] } });
    expect(solved).toMatchObject({ estimateBasis: 'solve-rate', estimatedLevel: 4 });
    expect(await db.seed.findUniqueOrThrow({ where: { id: seedIds[1] } })).toMatchObject({
      estimatedLevel: null,
      estimateBasis: null,
    });
  });

  test('of too few labelled seeds are refused with the numbers, but tokens are counted', async () => {
    const { id: projectId, slug } = await makeProject(db);
    await makeSeeds(db, projectId, problems(12, true));
    const { status, error } = await estimated(slug);
    expect(status).toBe('failed');
    expect(error).toMatch(/at least 50 seeds .*there are 12/);
    expect(await db.seed.count({ where: { projectId, tokens: null } })).toBe(0);
  });
});
