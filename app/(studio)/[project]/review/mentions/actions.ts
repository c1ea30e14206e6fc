'use server';

import { revalidatePath } from 'next/cache';
import { act } from '#lib/http/action.ts';
import { doneMention } from '#lib/services/comments/index.ts';

export async function putOff(project: string, comment: string) {
  const done = await act(doneMention, { project, comment });
  if (done.ok) revalidatePath(`/${project}/review/mentions`);
  return done;
}
