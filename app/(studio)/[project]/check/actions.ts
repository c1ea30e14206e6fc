'use server';

import type { JudgeValues } from '#components/check/judge-form.tsx';
import { act } from '#lib/http/action.ts';
import { recheck, relyOnJudge, startJudge } from '#lib/services/check/index.ts';

export async function checkAgain(project: string) {
  return act(recheck, { project });
}

export async function askJudge(project: string, { status, ...values }: JudgeValues) {
  return act(startJudge, { ...values, project, status: status === 'any' ? undefined : status });
}

export async function countJudge(project: string, judge: string, relied: boolean) {
  return act(relyOnJudge, { project, judge, relied });
}
