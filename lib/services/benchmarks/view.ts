import type { Benchmark } from '#lib/db/generated/client.ts';

/** What lists and pages show of a benchmark. */
export function viewBenchmark({ seq, projectId: _, createdById: __, ...row }: Benchmark) {
  return { ...row, seq: Number(seq) };
}
