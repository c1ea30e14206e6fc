'use server';

import { act } from '#lib/http/action.ts';
import { changePassword } from '#lib/services/account/index.ts';

export async function savePassword(input: { current: string; next: string }) {
  return act(changePassword, input);
}
