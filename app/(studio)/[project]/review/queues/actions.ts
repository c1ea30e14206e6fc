'use server';

import { revalidatePath } from 'next/cache';
import type { GoldValues } from '#components/queues/gold-dialog.tsx';
import type { QueueValues } from '#components/queues/queue-values.ts';
import { act } from '#lib/http/action.ts';
import {
  adjudicate,
  createQueue,
  fillAgain,
  markGold,
  skipItem,
  undoVote,
  unmarkGold,
  updateQueue,
  vote,
} from '#lib/services/queues/index.ts';

type Rest<V extends (...given: never[]) => unknown> = Omit<Parameters<V>[1] & object, 'project'>;

export async function makeQueue(project: string, { filter, audit, ...values }: QueueValues) {
  const chosen = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
  const what = audit === null ? { filter: chosen } : { audit };
  return act(createQueue, { project, ...values, ...what });
}

export async function changeQueue(
  project: string,
  queue: string,
  values: Omit<Rest<typeof updateQueue>, 'queue'>,
) {
  const result = await act(updateQueue, { project, queue, ...values });
  if (result.ok) revalidatePath(`/${project}/review/queues`, 'layout');
  return result;
}

export async function addFitting(project: string, queue: string) {
  const result = await act(fillAgain, { project, queue });
  if (result.ok) revalidatePath(`/${project}/review/queues`, 'layout');
  return result;
}

export async function castVote(project: string, queue: string, input: Omit<Rest<typeof vote>, 'queue'>) {
  return act(vote, { project, queue, ...input } as Parameters<typeof vote>[1]);
}

export async function skip(project: string, queue: string, input: { variant: string }) {
  return act(skipItem, { project, queue, ...input });
}

export async function undoLastVote(project: string, queue: string) {
  return act(undoVote, { project, queue });
}

export async function decideDispute(
  project: string,
  queue: string,
  input: Omit<Rest<typeof adjudicate>, 'queue'>,
) {
  return act(adjudicate, { project, queue, ...input } as Parameters<typeof adjudicate>[1]);
}

export async function addGold(
  project: string,
  of: { variant: string; revision: number },
  { known, note }: GoldValues,
) {
  const decision =
    known === 'accept'
      ? { action: 'accept' as const, reasons: [] }
      : { action: 'reject' as const, reasons: [known] };
  const result = await act(markGold, { project, ...of, ...decision, note });
  if (result.ok) revalidatePath(`/${project}/review/queues/gold`);
  return result;
}

export async function dropGold(project: string, variant: string) {
  const result = await act(unmarkGold, { project, variant });
  if (result.ok) revalidatePath(`/${project}/review/queues/gold`);
  return result;
}
