'use server';

import { revalidatePath } from 'next/cache';
import { act } from '#lib/http/action.ts';
import { overrideAnswer, withdrawOverride } from '#lib/services/check/index.ts';
import { decide, decideMatching, editVariant, restoreRevision, undo } from '#lib/services/review/index.ts';

type Rest<V extends (...given: never[]) => unknown> = Omit<Parameters<V>[1] & object, 'project'>;

export async function decideItem(project: string, input: Rest<typeof decide>) {
  return act(decide, { project, ...input } as Parameters<typeof decide>[1]);
}

export async function undoLast(project: string) {
  return act(undo, { project });
}

export async function overrideItem(project: string, input: Rest<typeof overrideAnswer>) {
  return act(overrideAnswer, { project, ...input } as Parameters<typeof overrideAnswer>[1]);
}

export async function withdrawWord(project: string, input: Rest<typeof withdrawOverride>) {
  return act(withdrawOverride, { project, ...input } as Parameters<typeof withdrawOverride>[1]);
}

export async function saveEdit(project: string, input: Rest<typeof editVariant>) {
  return act(editVariant, { project, ...input } as Parameters<typeof editVariant>[1]);
}

export async function restoreOld(project: string, input: Rest<typeof restoreRevision>) {
  return act(restoreRevision, { project, ...input } as Parameters<typeof restoreRevision>[1]);
}

export async function decideAll(
  project: string,
  filter: Partial<Rest<typeof decideMatching>>,
  decision: { action: 'accept' | 'reject'; reasons: string[] },
) {
  const result = await act(decideMatching, { ...filter, project, ...decision });
  if (result.ok) revalidatePath(`/${project}`, 'layout');
  return result;
}
