'use server';

import { revalidatePath } from 'next/cache';
import type { NewProject } from '#lib/domain/projects/schema.ts';
import { act } from '#lib/http/action.ts';
import { branchVersion, previewRestore, restoreVersion, undoRestore } from '#lib/services/versions/index.ts';

export async function lookAtRestore(project: string, version: string) {
  return act(previewRestore, { project, version });
}

export async function restore(project: string, version: string) {
  const result = await act(restoreVersion, { project, version });
  if (result.ok) revalidatePath(`/${project}`, 'layout');
  return result;
}

export async function takeRestoreBack(project: string, id: string) {
  const result = await act(undoRestore, { project, restore: id });
  if (result.ok) revalidatePath(`/${project}`, 'layout');
  return result;
}

export async function branch(project: string, version: string, named: NewProject) {
  return act(branchVersion, { project, version, ...named });
}
