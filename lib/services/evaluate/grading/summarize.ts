import type { Tx } from '#lib/db/client.ts';
import type { Prisma } from '#lib/db/generated/client.ts';
import { reportOf } from '#lib/domain/evaluate/report.ts';
import { gradersOf, readGraded } from './read-graded.ts';

/** What each grader says of an evaluation as it stands. */
export async function summarize(tx: Tx, evaluationId: string): Promise<Prisma.InputJsonObject> {
  const rows = await readGraded(tx, evaluationId);
  const { breakdowns: _, ...summary } = reportOf(rows, gradersOf(rows));
  return summary as unknown as Prisma.InputJsonObject;
}
