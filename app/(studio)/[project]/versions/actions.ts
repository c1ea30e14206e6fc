'use server';

import { revalidatePath } from 'next/cache';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { act } from '#lib/http/action.ts';
import { cancelRun } from '#lib/services/corpus/index.ts';
import { createVersion, verifyVersion } from '#lib/services/versions/index.ts';

export async function freeze(
  project: string,
  filter: Partial<Recipe>,
  named: { name: string; description: string },
) {
  const result = await act(createVersion, { project, ...filter, ...named });
  if (result.ok) revalidatePath(`/${project}`, 'layout');
  return result;
}

export async function cancelFreeze(project: string, run: string) {
  return act(cancelRun, { project, run });
}

export async function verify(project: string, version: string) {
  return act(verifyVersion, { project, version });
}
