'use server';

import type { Message } from '#lib/domain/generate/template.ts';
import { act } from '#lib/http/action.ts';
import { previewTemplate, saveTemplate, tryTemplate } from '#lib/services/generate/index.ts';

type Place = { project: string; method: string; name: string };

export async function save(place: Place, messages: Message[], note: string) {
  return act(saveTemplate, { ...place, messages, note });
}

export async function preview(place: Place, messages: Message[], seed: string) {
  return act(previewTemplate, { ...place, messages, seed });
}

export async function attempt(place: Place, messages: Message[], seed: string, model: string) {
  return act(tryTemplate, { ...place, messages, seed, model });
}
