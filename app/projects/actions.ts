'use server';

import type { NewProject } from '#lib/domain/projects/schema.ts';
import { act } from '#lib/http/action.ts';
import { createProject } from '#lib/services/projects/create.ts';

export async function newProject(input: NewProject) {
  return act(createProject, input);
}
