'use server';

import { revalidatePath } from 'next/cache';
import { act } from '#lib/http/action.ts';
import { recallOrigin, withdrawRecall } from '#lib/services/versions/index.ts';

export type RecallOf = { seed: string } | { variant: string };

export async function recall(project: string, of: RecallOf, reason: string) {
  const result = await act(recallOrigin, { project, ...of, reason });
  if (result.ok) revalidatePath(`/${project}`, 'layout');
  return result;
}

export async function takeRecallBack(project: string, id: string) {
  const result = await act(withdrawRecall, { project, recall: id });
  if (result.ok) revalidatePath(`/${project}`, 'layout');
  return result;
}
