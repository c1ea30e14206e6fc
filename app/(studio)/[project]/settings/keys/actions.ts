'use server';

import { revalidatePath } from 'next/cache';
import { act } from '#lib/http/action.ts';
import { changeKeys } from '#lib/services/account/index.ts';

export async function saveKeys(project: string, bindings: Record<string, string>) {
  const saved = await act(changeKeys, { bindings });
  if (saved.ok) revalidatePath(`/${project}`, 'layout');
  return saved;
}
