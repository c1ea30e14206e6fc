'use server';

import { revalidatePath } from 'next/cache';
import { act } from '#lib/http/action.ts';
import { saveReasons } from '#lib/services/review/index.ts';

type Input = Omit<Parameters<typeof saveReasons>[1], 'project'>;

export async function saveList(project: string, input: Input) {
  const saved = await act(saveReasons, { ...input, project });
  if (saved.ok) revalidatePath(`/${project}`, 'layout');
  return saved;
}
