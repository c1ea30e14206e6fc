'use server';

import { revalidatePath } from 'next/cache';
import { act } from '#lib/http/action.ts';
import { evaluateSweep } from '#lib/services/evaluate/index.ts';
import { startServer } from '#lib/services/servers/index.ts';
import {
  deleteRun,
  estimateRun,
  estimateSweep,
  resumeRun,
  showPreview,
  startPreview,
  startRun,
  startSweep,
  stopRun,
  stopSweep,
} from '#lib/services/train/index.ts';

type Of<V extends (ctx: never, input: never) => unknown> = Omit<Parameters<V>[1], 'project'>;

export async function start(project: string, asked: Of<typeof startRun>) {
  const result = await act(startRun, { project, ...asked });
  if (result.ok) revalidatePath(`/${project}`, 'layout');
  return result;
}

export async function estimate(project: string, asked: Of<typeof estimateRun>) {
  return act(estimateRun, { project, ...asked });
}

export async function preview(project: string, asked: Of<typeof startPreview>) {
  return act(startPreview, { project, ...asked });
}

export async function readPreview(project: string, id: string) {
  return act(showPreview, { project, preview: id });
}

export async function sweep(project: string, asked: Of<typeof startSweep>) {
  const result = await act(startSweep, { project, ...asked });
  if (result.ok) revalidatePath(`/${project}`, 'layout');
  return result;
}

export async function sweepTotals(project: string, asked: Of<typeof estimateSweep>) {
  return act(estimateSweep, { project, ...asked });
}

export async function stop(project: string, run: string, force: boolean) {
  return act(stopRun, { project, run, force });
}

export async function resume(project: string, run: string) {
  return act(resumeRun, { project, run });
}

export async function serve(project: string, run: string, leg: number, checkpoint: string) {
  const result = await act(startServer, { project, run, leg, checkpoint });
  if (result.ok) revalidatePath(`/${project}/settings`, 'layout');
  return result;
}

export async function remove(project: string, run: string) {
  const result = await act(deleteRun, { project, run });
  if (result.ok) revalidatePath(`/${project}`, 'layout');
  return result;
}

export async function stopAll(project: string, one: string, force: boolean) {
  return act(stopSweep, { project, sweep: one, force });
}

export async function evaluateAll(
  project: string,
  sweep: string,
  asked: { benchmark: string; maxTokens?: number },
) {
  const result = await act(evaluateSweep, { project, sweep, ...asked });
  if (result.ok) revalidatePath(`/${project}`, 'layout');
  return result;
}
