'use server';

import { act } from '#lib/http/action.ts';
import {
  cancelBatch,
  estimateBatch,
  estimatePlan,
  pauseBatch,
  resumeBatch,
  retryFailed,
  setBudget,
  startBatch,
  startPlan,
} from '#lib/services/generate/index.ts';

type Plan = Omit<Parameters<typeof startBatch>[1], 'project'>;

export async function estimate(project: string, plan: Plan) {
  return act(estimateBatch, { ...plan, project });
}

export async function start(project: string, plan: Plan) {
  return act(startBatch, { ...plan, project });
}

type WholePlan = Omit<Parameters<typeof startPlan>[1], 'project'>;

export async function estimatePlanned(project: string, plan: WholePlan) {
  return act(estimatePlan, { ...plan, project });
}

export async function startPlanned(project: string, plan: WholePlan) {
  return act(startPlan, { ...plan, project });
}

export async function cancel(project: string, batch: string) {
  return act(cancelBatch, { project, batch });
}

export async function retry(project: string, batch: string) {
  return act(retryFailed, { project, batch });
}

export async function pause(project: string, batch: string) {
  return act(pauseBatch, { project, batch });
}

export async function resume(project: string, batch: string) {
  return act(resumeBatch, { project, batch });
}

export async function changeBudget(project: string, batch: string, budget: number | 'none') {
  return act(setBudget, { project, batch, budget });
}
