'use server';

import { revalidatePath } from 'next/cache';
import { act } from '#lib/http/action.ts';
import { startServer, stopServer } from '#lib/services/servers/index.ts';

export async function serveFolder(project: string, asked: { folder: string; target: string; name: string }) {
  const result = await act(startServer, { project, ...asked });
  if (result.ok) revalidatePath(`/${project}/settings`, 'layout');
  return result;
}

export async function stop(project: string, server: string) {
  const result = await act(stopServer, { project, server });
  if (result.ok) revalidatePath(`/${project}/settings`, 'layout');
  return result;
}
