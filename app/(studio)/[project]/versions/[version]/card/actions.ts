'use server';

import type { PushValues } from '#components/versions/hand-over/push-form.tsx';
import { act } from '#lib/http/action.ts';
import { cancelPush, createVersionLink, revokeVersionLink, startPush } from '#lib/services/versions/index.ts';

export async function pushToHub(project: string, version: string, values: PushValues) {
  return act(startPush, { project, version, ...values });
}

export async function cancelHubPush(project: string, version: string, push: string) {
  return act(cancelPush, { project, version, push });
}

export async function createLink(project: string, version: string, link: { name: string; days?: number }) {
  return act(createVersionLink, { project, version, ...link });
}

export async function revokeLink(project: string, version: string, link: string) {
  return act(revokeVersionLink, { project, version, link });
}
