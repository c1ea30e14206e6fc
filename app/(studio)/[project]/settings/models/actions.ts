'use server';

import { revalidatePath } from 'next/cache';
import { act } from '#lib/http/action.ts';
import { deleteModel, saveModel, testModel } from '#lib/services/models/index.ts';
import { setSettings } from '#lib/services/settings/index.ts';

type Settings = Omit<Parameters<typeof saveModel>[1], 'project'>;

export async function save(project: string, settings: Settings) {
  const saved = await act(saveModel, { ...settings, project });
  if (saved.ok) revalidatePath(`/${project}/settings/models`);
  return saved;
}

export async function remove(project: string, model: string) {
  const removed = await act(deleteModel, { project, model });
  if (removed.ok) revalidatePath(`/${project}/settings/models`);
  return removed;
}

export async function ask(project: string, model: string) {
  return act(testModel, { project, model });
}

export async function changeSettings(changes: Parameters<typeof setSettings>[1]) {
  const changed = await act(setSettings, changes);
  if (changed.ok) revalidatePath('/[project]/settings/models', 'page');
  return changed;
}
