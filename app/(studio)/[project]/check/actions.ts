'use server';

import { act } from '#lib/http/action.ts';
import { recheck } from '#lib/services/check/index.ts';

export async function checkAgain(project: string) {
  return act(recheck, { project });
}
