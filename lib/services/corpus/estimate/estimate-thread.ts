import { leastLabelled } from '#lib/domain/corpus/estimate.ts';
import { errorOf, holdOut, TextEstimator } from '#lib/math/estimate/index.ts';
import { countTokens } from '#lib/math/text/count-tokens.ts';
import { answerCalls } from '../call-thread.ts';
import type { EstimateCalls } from './estimate-calls.ts';

/** Fewer passes where many labelled texts teach as much. */
const manyLabelled = 20_000;

let estimator: TextEstimator | null = null;

/** A thread that learns from labelled texts and estimates the others. */
const calls: EstimateCalls = {
  learn(rows) {
    const options = { epochs: rows.length > manyLabelled ? 4 : 10, leastLabelled };
    estimator = new TextEstimator(rows, options);
    return { learned: estimator.learned, error: errorOf(holdOut(rows, { ...options, parts: 1 })) };
  },
  estimate: (texts) =>
    texts.map(({ problem, solution }) => ({
      ...(estimator?.estimate(problem) ?? { level: null, subject: null }),
      tokens: countTokens(problem, solution),
    })),
};

answerCalls(calls);
