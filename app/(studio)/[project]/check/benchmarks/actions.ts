'use server';

import { act } from '#lib/http/action.ts';
import { addBenchmark, deleteBenchmark } from '#lib/services/benchmarks/index.ts';
import { previewImport } from '#lib/services/seeds/index.ts';

type Plan = Omit<Parameters<typeof previewImport>[1], 'project'>;
type New = Omit<Parameters<typeof addBenchmark>[1], 'project'>;

export async function look(project: string, plan: Plan) {
  return act(previewImport, { project, ...plan });
}

export async function add(project: string, benchmark: New) {
  return act(addBenchmark, { project, ...benchmark });
}

export async function remove(project: string, benchmark: string) {
  return act(deleteBenchmark, { project, benchmark });
}
