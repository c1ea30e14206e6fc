'use server';

import { revalidatePath } from 'next/cache';
import { act } from '#lib/http/action.ts';
import { addBenchmark, deleteBenchmark, deriveBenchmark } from '#lib/services/benchmarks/index.ts';
import { previewImport } from '#lib/services/seeds/index.ts';

type Plan = Omit<Parameters<typeof previewImport>[1], 'project'>;
type Set = Omit<Parameters<typeof deriveBenchmark>[1], 'project' | 'benchmark'>;
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

export async function derive(project: string, benchmark: string, asked: Set) {
  const result = await act(deriveBenchmark, { project, benchmark, ...asked });
  if (result.ok) revalidatePath(`/${project}/check/benchmarks`);
  return result;
}
