import { notFound } from '#lib/domain/errors.ts';
import { askProblem } from '#lib/domain/evaluate/ask-problem.ts';
import type { AnyMethod, JudgeMethod } from '#lib/domain/generate/method.ts';
import { methods } from '#lib/domain/generate/methods/index.ts';

import { modelJudge } from './model-judge.ts';

/** Every judge. A new one is a file beside this and a line here. */
export const judges: readonly JudgeMethod[] = [modelJudge];

/** The judge with this id; NOT_FOUND names those that there are. */
export function judgeById(id: string): JudgeMethod {
  const judge = judges.find((one) => one.id === id);
  if (judge) return judge;
  throw notFound(`The judge "${id}" (there are ${judges.map((one) => one.id).join(', ')})`);
}

/** What a plan may name: every method, then every judge. */
export const methodsAndJudges: readonly AnyMethod[] = [...methods, ...judges];

/** The method or judge with this id, or what evaluations ask with; NOT_FOUND names those that a plan may name. */
export function anyMethodById(id: string): AnyMethod {
  const found = [...methodsAndJudges, askProblem].find((one) => one.id === id);
  if (found) return found;
  throw notFound(`The method "${id}" (there are ${methodsAndJudges.map((one) => one.id).join(', ')})`);
}
