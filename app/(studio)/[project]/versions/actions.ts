'use server';

import { revalidatePath } from 'next/cache';
import type { RecipeInput } from '#components/versions/composer/recipe-url.ts';
import type { ExportOptions } from '#lib/domain/versions/export-options.ts';
import { act } from '#lib/http/action.ts';
import { cancelRun } from '#lib/services/corpus/index.ts';
import {
  cancelExport,
  cancelVerify,
  createVersion,
  deleteExport,
  startExport,
  subsetVersion,
  verifyVersion,
} from '#lib/services/versions/index.ts';

export async function freeze(
  project: string,
  recipe: RecipeInput,
  named: { name: string; description: string },
) {
  const result = await act(createVersion, { project, ...recipe, ...named });
  if (result.ok) revalidatePath(`/${project}`, 'layout');
  return result;
}

export async function takeSubsets(
  project: string,
  version: string,
  asked: { sizes: number[]; name: string },
) {
  const result = await act(subsetVersion, { project, version, ...asked });
  if (result.ok) revalidatePath(`/${project}`, 'layout');
  return result;
}

export async function cancelFreeze(project: string, run: string) {
  return act(cancelRun, { project, run });
}

export async function exportVersionFile(project: string, version: string, options: ExportOptions) {
  return act(startExport, { project, version, ...options });
}

export async function cancelVersionExport(project: string, version: string, id: string) {
  return act(cancelExport, { project, version, export: id });
}

export async function deleteVersionExport(project: string, version: string, id: string) {
  return act(deleteExport, { project, version, export: id });
}

export async function verify(project: string, version: string) {
  return act(verifyVersion, { project, version });
}

export async function cancelVerification(project: string, version: string) {
  return act(cancelVerify, { project, version });
}
