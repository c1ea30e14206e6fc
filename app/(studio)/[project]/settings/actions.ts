'use server';

import { revalidatePath } from 'next/cache';
import type { ProjectChange } from '#lib/domain/projects/schema.ts';
import { act } from '#lib/http/action.ts';
import { updateProject } from '#lib/services/projects/update.ts';

export async function saveProject(project: string, input: ProjectChange) {
  const saved = await act(updateProject, { project, ...input });
  if (saved.ok) revalidatePath(`/${project}`, 'layout');
  return saved;
}
