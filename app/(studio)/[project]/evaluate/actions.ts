'use server';

import { revalidatePath } from 'next/cache';
import { act } from '#lib/http/action.ts';
import {
  deleteEvaluation,
  estimateEvaluation,
  gradeEvaluation,
  importResults,
  lookAtResults,
  ruleOnReply,
  startEvaluation,
  withdrawRuling,
} from '#lib/services/evaluate/index.ts';

type Of<V extends (ctx: never, input: never) => unknown> = Omit<Parameters<V>[1], 'project'>;

export async function start(project: string, asked: Of<typeof startEvaluation>) {
  const result = await act(startEvaluation, { project, ...asked });
  if (result.ok) revalidatePath(`/${project}`, 'layout');
  return result;
}

export async function estimate(project: string, asked: Of<typeof estimateEvaluation>) {
  return act(estimateEvaluation, { project, ...asked });
}

export async function grade(project: string, evaluation: string) {
  return act(gradeEvaluation, { project, evaluation });
}

export async function remove(project: string, evaluation: string) {
  const result = await act(deleteEvaluation, { project, evaluation });
  if (result.ok) revalidatePath(`/${project}`, 'layout');
  return result;
}

export async function look(project: string, asked: Of<typeof lookAtResults>) {
  return act(lookAtResults, { project, ...asked });
}

export async function importFile(project: string, asked: Of<typeof importResults>) {
  const result = await act(importResults, { project, ...asked });
  if (result.ok) revalidatePath(`/${project}`, 'layout');
  return result;
}

export async function rule(project: string, ruling: Of<typeof ruleOnReply>) {
  return act(ruleOnReply, { project, ...ruling });
}

export async function withdraw(project: string, reply: string) {
  return act(withdrawRuling, { project, reply });
}
