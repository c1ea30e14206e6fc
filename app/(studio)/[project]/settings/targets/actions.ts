'use server';

import { act } from '#lib/http/action.ts';
import { checkTarget, deleteTarget, saveTarget } from '#lib/services/targets/index.ts';

export async function save(asked: {
  id?: string;
  name: string;
  settings: string;
  key?: string;
  check: boolean;
}) {
  return act(saveTarget, asked);
}

export async function check(target: string) {
  return act(checkTarget, { target });
}

export async function remove(target: string) {
  return act(deleteTarget, { target });
}
