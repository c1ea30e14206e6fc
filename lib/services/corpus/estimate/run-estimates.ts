import path from 'node:path';
import type pg from 'pg';
import { poolOf } from '#lib/db/client.ts';
import type { CorpusRun } from '#lib/db/generated/client.ts';
import { labelledSeeds } from '#lib/db/queries/labelled-seeds.ts';
import { solveRates } from '#lib/db/queries/solve-rates.ts';
import { type EstimatedKind, unestimatedTexts } from '#lib/db/queries/unestimated-texts.ts';
import { writeEstimates } from '#lib/db/queries/write-estimates.ts';
import {
  type EstimateResult,
  leastLabelled,
  leastSolutions,
  levelOfSolveRate,
} from '#lib/domain/corpus/estimate.ts';
import { precondition } from '#lib/domain/errors.ts';
import type { Ctx } from '../../context.ts';
import { type Asked, openThread } from '../call-thread.ts';
import type { RunProgress } from '../run-corpus.ts';
import type { EstimateCalls } from './estimate-calls.ts';
import { type Counts, isChanged, settleEstimate } from './settle-estimate.ts';

const script = path.join(import.meta.dirname, 'estimate-thread.ts');
const mostLabelled = 30_000;
const sliceRows = 2000;

/** The run "estimates": token counts, levels and subjects that the sources leave unsaid. */
export async function runEstimates(ctx: Ctx, run: CorpusRun, progress: RunProgress): Promise<EstimateResult> {
  const since = performance.now();
  const pool = poolOf(ctx.db);
  const { projectId } = run;
  const { calls, close } = openThread<EstimateCalls>(script, ['learn', 'estimate']);
  try {
    await progress('Learning from labelled seeds', 0, 0);
    const labelled = await labelledOf(ctx, pool, projectId);
    const { learned, error } = await calls.learn(
      labelled.map(({ problem, ...row }) => ({ text: problem, ...row })),
    );
    const rates = await solveRates(pool, projectId, leastSolutions);
    const levels = new Map(rates.map((rate) => [rate.seq, levelOfSolveRate(rate)]));
    const work = { pool, projectId, calls, levels, progress };
    const seeds = await estimateAll(work, 'seed', await ctx.db.seed.count({ where: { projectId } }));
    const variants = await estimateAll(work, 'variant', await ctx.db.variant.count({ where: { projectId } }));
    const fromSolveRate = seeds.fromSolveRate + variants.fromSolveRate;
    if (!learned.level && !learned.subject && fromSolveRate === 0) throw tooFew(labelled.length);
    return {
      ...{ labelled: labelled.length, learned, error, fromSolveRate },
      written: { seeds: seeds.written, variants: variants.written },
      seconds: (performance.now() - since) / 1000,
    };
  } finally {
    await close();
  }
}

const tooFew = (labelled: number) =>
  precondition(
    `Tokens are counted, but no level or subject can be estimated: that takes at least ${leastLabelled} seeds whose source says them (there are ${labelled}), or ${leastSolutions} solutions sampled for a seed. Import a labelled set, such as MATH, beside this one.`,
  );

async function labelledOf(ctx: Ctx, pool: pg.Pool, projectId: string) {
  const said = { OR: [{ level: { not: null } }, { subject: { not: null } }] };
  const count = await ctx.db.seed.count({ where: { projectId, ...said } });
  const every = Math.max(1, Math.ceil(count / mostLabelled));
  return labelledSeeds(pool, projectId, { every, limit: mostLabelled });
}

type Work = {
  pool: pg.Pool;
  projectId: string;
  calls: Asked<EstimateCalls>;
  /** Levels of seeds by their solve rates. */
  levels: ReadonlyMap<string, number>;
  progress: RunProgress;
};

async function estimateAll(
  { pool, projectId, calls, levels, progress }: Work,
  kind: EstimatedKind,
  total: number,
) {
  const written: Counts = { levels: 0, subjects: 0, tokens: 0 };
  let [fromSolveRate, done] = [0, 0];
  for (let after = '0'; ; ) {
    await progress(kind === 'seed' ? 'Estimating seeds' : 'Estimating variants', done, total);
    const texts = await unestimatedTexts(pool, kind, projectId, { after, limit: sliceRows });
    const read = await calls.estimate(texts.map(({ problem, solution }) => ({ problem, solution })));
    const settled = texts.map((text, at) => settleEstimate(text, read[at]!, kind === 'seed' ? levels : null));
    const changed = settled.filter((row, at) => isChanged(texts[at]!, row, written));
    if (changed.length > 0) await writeEstimates(pool, kind, projectId, changed);
    fromSolveRate += settled.filter((row) => row.basis === 'solve-rate').length;
    done += texts.length;
    if (texts.length < sliceRows) return { written, fromSolveRate };
    after = texts.at(-1)!.seq;
  }
}
