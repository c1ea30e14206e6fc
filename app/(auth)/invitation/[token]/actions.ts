'use server';

import type { NewAccount } from '#lib/domain/account/schema.ts';
import { act } from '#lib/http/action.ts';
import { acceptInvitation } from '#lib/services/members/index.ts';

export async function joinWithNewAccount(token: string, { name, password }: NewAccount) {
  return act(acceptInvitation, { token, name, password });
}

export async function joinAsSignedIn(token: string) {
  return act(acceptInvitation, { token });
}
