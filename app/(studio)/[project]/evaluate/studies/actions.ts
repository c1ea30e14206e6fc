'use server';

import { revalidatePath } from 'next/cache';
import { act } from '#lib/http/action.ts';
import {
  createExample,
  createFromEvaluations,
  createStudy,
  deleteStudy,
  editStudy,
  fitStudyAgain,
  restoreStudy,
} from '#lib/services/studies/index.ts';

type Of<V extends (ctx: never, input: never) => unknown> = Omit<Parameters<V>[1], 'project'>;

const fresh = (project: string) => revalidatePath(`/${project}/evaluate/studies`, 'layout');

export async function create(project: string, asked: Of<typeof createStudy>) {
  const result = await act(createStudy, { project, ...asked });
  if (result.ok) fresh(project);
  return result;
}

export async function createOfSweep(project: string, asked: Of<typeof createFromEvaluations>) {
  const result = await act(createFromEvaluations, { project, ...asked });
  if (result.ok) fresh(project);
  return result;
}

export async function example(project: string) {
  const result = await act(createExample, { project });
  if (result.ok) fresh(project);
  return result;
}

export async function edit(project: string, study: string, changes: Omit<Of<typeof editStudy>, 'study'>) {
  const result = await act(editStudy, { project, study, ...changes });
  if (result.ok) fresh(project);
  return result;
}

export async function fitAgain(project: string, study: string) {
  return act(fitStudyAgain, { project, study });
}

export async function remove(project: string, study: string) {
  const result = await act(deleteStudy, { project, study });
  if (result.ok) fresh(project);
  return result;
}

export async function restore(project: string, study: string) {
  const result = await act(restoreStudy, { project, study });
  if (result.ok) fresh(project);
  return result;
}
