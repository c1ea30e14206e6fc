'use server';

import { act } from '#lib/http/action.ts';
import { cancelImport, previewImport, startImport } from '#lib/services/seeds/index.ts';

type Plan = Omit<Parameters<typeof previewImport>[1], 'project'>;
type Start = Omit<Parameters<typeof startImport>[1], 'project'>;

export async function dryRun(project: string, plan: Plan) {
  return act(previewImport, { project, ...plan });
}

export async function beginImport(project: string, plan: Start) {
  return act(startImport, { project, ...plan });
}

export async function stopImport(project: string, id: string) {
  return act(cancelImport, { project, import: id });
}
