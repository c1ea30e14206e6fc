'use server';

import type { Choice } from '#components/contamination/hit-bulk.tsx';
import type { HitFilter } from '#lib/domain/contamination/schema.ts';
import { act } from '#lib/http/action.ts';
import {
  removeContaminated,
  scanCorpus,
  undoContamination,
  waiveHit,
} from '#lib/services/contamination/index.ts';
import { cancelRun } from '#lib/services/corpus/index.ts';

/** Hits by id, or with `matching` all that the page's filter admits. */
const choiceOf = (filter: HitFilter, { hits, matching }: Choice) =>
  matching ? { ...filter, matching } : { hits: [...(hits ?? [])] };

export async function remove(project: string, filter: HitFilter, choice: Choice) {
  return act(removeContaminated, { project, ...choiceOf(filter, choice) });
}

export async function waive(project: string, filter: HitFilter, choice: Choice, reason: string) {
  return act(waiveHit, { project, ...choiceOf(filter, choice), reason });
}

export async function undo(project: string, filter: HitFilter, choice: Choice) {
  return act(undoContamination, { project, ...choiceOf(filter, choice) });
}

export async function removeOne(project: string, hit: string) {
  return act(removeContaminated, { project, hits: [hit] });
}

export async function waiveOne(project: string, hit: string, reason: string) {
  return act(waiveHit, { project, hits: [hit], reason });
}

export async function undoOne(project: string, hit: string) {
  return act(undoContamination, { project, hits: [hit] });
}

export async function scan(project: string) {
  return act(scanCorpus, { project });
}

export async function stopScan(project: string, run: string) {
  return act(cancelRun, { project, run });
}
