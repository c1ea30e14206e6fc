import type { CorpusRun } from '#lib/db/generated/client.ts';

/** What lists and pages show of a run. */
export function viewRun({ seq, projectId, createdById, ...run }: CorpusRun) {
  return { ...run, seq: Number(seq) };
}

export type CorpusRunRow = ReturnType<typeof viewRun>;
