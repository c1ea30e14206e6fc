'use server';

import { revalidatePath } from 'next/cache';
import type { WebhookValues } from '#components/webhooks/webhook-types.ts';
import { act } from '#lib/http/action.ts';
import {
  deleteWebhook,
  rotateSecret,
  saveWebhook,
  sendAgain,
  testWebhook,
} from '#lib/services/webhooks/index.ts';

const changed = (project: string) => revalidatePath(`/${project}/settings`, 'layout');

export async function save(project: string, values: WebhookValues) {
  const saved = await act(saveWebhook, { ...values, project });
  if (saved.ok) changed(project);
  return saved;
}

export async function rotate(project: string, webhook: string, hours: number) {
  const made = await act(rotateSecret, { project, webhook, hours });
  if (made.ok) changed(project);
  return made;
}

export async function remove(project: string, webhook: string) {
  const removed = await act(deleteWebhook, { project, webhook });
  if (removed.ok) changed(project);
  return removed;
}

export async function test(project: string, webhook: string) {
  const sent = await act(testWebhook, { project, webhook });
  if (sent.ok) changed(project);
  return sent;
}

export async function send(project: string, message: string) {
  const sent = await act(sendAgain, { project, message });
  if (sent.ok) changed(project);
  return sent;
}
