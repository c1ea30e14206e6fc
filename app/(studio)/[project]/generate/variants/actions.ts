'use server';

import { act } from '#lib/http/action.ts';
import { deleteView, saveView } from '#lib/services/views/index.ts';

export async function keepView(project: string, view: { name: string; query: string; shared: boolean }) {
  return act(saveView, { project, list: 'variants', ...view });
}

export async function dropView(project: string, view: string) {
  return act(deleteView, { project, view });
}
