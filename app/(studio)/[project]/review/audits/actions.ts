'use server';

import { revalidatePath } from 'next/cache';
import type { AuditQuestion } from '#lib/domain/review/audit-plan/index.ts';
import { act } from '#lib/http/action.ts';
import {
  closeAudit,
  createAudit,
  returnUnread,
  ruleOnStratum,
  undoRuling,
} from '#lib/services/audits/index.ts';
import { fillAgain } from '#lib/services/queues/index.ts';

export async function start(project: string, asked: AuditQuestion, { name }: { name: string }) {
  return act(createAudit, { ...asked, project, name });
}

type NewRuling = Omit<Parameters<typeof ruleOnStratum>[1], 'project' | 'audit'>;

export async function rule(project: string, audit: string, ruling: NewRuling) {
  const result = await act(ruleOnStratum, { ...ruling, project, audit });
  if (result.ok) revalidatePath(`/${project}`, 'layout');
  return result;
}

export async function undo(project: string, ruling: string) {
  const result = await act(undoRuling, { project, ruling });
  if (result.ok) revalidatePath(`/${project}`, 'layout');
  return result;
}

export async function close(project: string, audit: string) {
  return act(closeAudit, { project, audit });
}

export async function giveBack(project: string, audit: string) {
  return act(returnUnread, { project, audit });
}

export async function fill(project: string, queue: string) {
  return act(fillAgain, { project, queue });
}
