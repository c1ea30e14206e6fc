'use server';

import type { Chosen } from '#components/generate/bulk-words.ts';
import { act } from '#lib/http/action.ts';
import { decideMatching, previewMatching, undo } from '#lib/services/review/index.ts';
import { deleteView, saveView } from '#lib/services/views/index.ts';

export async function keepView(project: string, view: { name: string; query: string; shared: boolean }) {
  return act(saveView, { project, list: 'variants', ...view });
}

export async function dropView(project: string, view: string) {
  return act(deleteView, { project, view });
}

type Decided = Parameters<typeof decideMatching>[1];
type Verdict = Pick<Decided, 'action' | 'reasons'>;

/** The filter comes as it stands in the address; the verb reads it. */
const matching = (project: string, { ids, filter }: Chosen) =>
  ({ ...filter, variants: ids, project }) as Omit<Decided, keyof Verdict>;

export async function countChosen(project: string, chosen: Chosen, action: Verdict['action']) {
  return act(previewMatching, { ...matching(project, chosen), action });
}

export async function decideChosen(project: string, chosen: Chosen, verdict: Verdict) {
  return act(decideMatching, { ...matching(project, chosen), ...verdict });
}

export async function undoGroup(project: string, group: string) {
  return act(undo, { project, group });
}
