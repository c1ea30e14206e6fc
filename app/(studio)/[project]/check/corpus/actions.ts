'use server';

import type { SelectionValues } from '#components/corpus/selection-form.tsx';
import { act } from '#lib/http/action.ts';
import { cancelRun, deleteSelection, estimate, select } from '#lib/services/corpus/index.ts';

export async function startEstimates(project: string) {
  return act(estimate, { project });
}

export async function stopRun(project: string, run: string) {
  return act(cancelRun, { project, run });
}

const unlessAny = (value: string) => (value === 'any' ? undefined : value);

export async function startSelection(project: string, { size, ...values }: SelectionValues) {
  return act(select, {
    ...values,
    project,
    size: size ?? 0,
    subject: unlessAny(values.subject),
    import: unlessAny(values.import),
  });
}

export async function removeSelection(project: string, selection: string) {
  return act(deleteSelection, { project, selection });
}
