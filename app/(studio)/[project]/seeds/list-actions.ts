'use server';

import { act } from '#lib/http/action.ts';
import { restoreSeeds, setAsideSeeds } from '#lib/services/seeds/index.ts';
import { deleteView, saveView } from '#lib/services/views/index.ts';

type SetAside = Omit<Parameters<typeof setAsideSeeds>[1], 'project'>;
type Restore = Omit<Parameters<typeof restoreSeeds>[1], 'project'>;

export async function setAside(project: string, chosen: SetAside) {
  return act(setAsideSeeds, { project, ...chosen });
}

export async function restore(project: string, chosen: Restore) {
  return act(restoreSeeds, { project, ...chosen });
}

export async function keepView(project: string, view: { name: string; query: string; shared: boolean }) {
  return act(saveView, { project, list: 'seeds', ...view });
}

export async function dropView(project: string, view: string) {
  return act(deleteView, { project, view });
}
