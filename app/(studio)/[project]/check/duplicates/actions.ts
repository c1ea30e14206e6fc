'use server';

import type { CapValues } from '#components/duplicates/caps-dialog.tsx';
import type { Chosen } from '#components/duplicates/cluster-types.ts';
import type { SearchValues } from '#components/duplicates/search-dialog.tsx';
import { limitOf } from '#components/duplicates/search-parts.ts';
import { act } from '#lib/http/action.ts';
import { cancelRun } from '#lib/services/corpus/index.ts';
import {
  applyCaps,
  findDuplicates,
  keepAllMembers,
  keepOneMember,
  previewCaps,
  undoClusters,
} from '#lib/services/duplicates/index.ts';
import { changeProjectSettings } from '#lib/services/projects/index.ts';
import { undo } from '#lib/services/review/index.ts';

export async function search(project: string, { remember, part, among, ...duplicates }: SearchValues) {
  if (remember) {
    const kept = await act(changeProjectSettings, { project, duplicates });
    if (!kept.ok) return kept;
  }
  return act(findDuplicates, { project, ...duplicates, ...limitOf(part), among });
}

export async function cancel(project: string, run: string) {
  return act(cancelRun, { project, run });
}

export async function keepOne(project: string, chosen: Chosen, keep?: number) {
  return act(keepOneMember, { ...(chosen as { clusters: string[] }), project, keep });
}

export async function keepAll(project: string, chosen: Chosen) {
  return act(keepAllMembers, { ...(chosen as { clusters: string[] }), project });
}

export async function undoLast(project: string, clusters?: string[]) {
  return act(undoClusters, { project, clusters });
}

/** What a person leaves empty has no cap, whatever the settings say. */
const asked = ({ perSeed, perSkeleton }: CapValues) => ({
  perSeed: perSeed ?? null,
  perSkeleton: perSkeleton ?? null,
});

export async function countCaps(project: string, values: CapValues) {
  return act(previewCaps, { project, ...asked(values) });
}

export async function rejectByCaps(project: string, values: CapValues) {
  return act(applyCaps, { project, ...asked(values) });
}

export async function undoCaps(project: string, decision: string) {
  return act(undo, { project, decision });
}
