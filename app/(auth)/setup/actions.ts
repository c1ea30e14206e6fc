'use server';

import type { NewAccount } from '#lib/domain/account/schema.ts';
import { act } from '#lib/http/action.ts';
import { completeSetup } from '#lib/services/account/index.ts';

export async function createFirstAccount(token: string, input: NewAccount) {
  return act(completeSetup, { ...input, token });
}
