'use server';

import { revalidatePath } from 'next/cache';
import type { NewTokenInput } from '#lib/domain/tokens/schema.ts';
import { act } from '#lib/http/action.ts';
import { createToken, revokeToken } from '#lib/services/tokens/index.ts';

export async function makeToken(project: string, input: NewTokenInput) {
  const made = await act(createToken, input);
  revalidatePath(`/${project}/settings/tokens`);
  return made;
}

export async function revoke(project: string, token: string) {
  const ended = await act(revokeToken, { token });
  revalidatePath(`/${project}/settings/tokens`);
  return ended;
}
