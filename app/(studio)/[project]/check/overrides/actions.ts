'use server';

import { act } from '#lib/http/action.ts';
import { withdrawOverride } from '#lib/services/check/index.ts';

export async function withdraw(project: string, override: string) {
  return act(withdrawOverride, { project, override });
}
