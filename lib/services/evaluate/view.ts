import type { Batch, Evaluation } from '#lib/db/generated/client.ts';
import type { EvaluationSummary } from '#lib/domain/evaluate/report.ts';
import { EvaluationRecipe } from '#lib/domain/evaluate/schema.ts';

import type { ProjectCtx } from '../context.ts';
import { batchView, countRequests } from '../generate/run/batch-view.ts';

/** What lists and pages need beside the row itself. */
export const shown = {
  benchmark: { select: { id: true, name: true, problemCount: true } },
  batch: true,
  gradings: { orderBy: { createdAt: 'desc' as const }, take: 1 },
} as const;

type Row = Evaluation & {
  benchmark: { id: string; name: string; problemCount: number };
  batch: Batch | null;
  gradings: {
    id: string;
    status: string;
    total: number;
    done: number;
    changed: number;
    error: string | null;
    createdAt: Date;
    finishedAt: Date | null;
  }[];
};

/** Evaluations as lists and pages show them, with the progress of their batches and of their last grading. */
export async function viewEvaluations(ctx: ProjectCtx, rows: readonly Row[]) {
  const batches = rows.flatMap(({ batch }) => (batch ? [batch] : []));
  const counts = await countRequests(ctx.db, batches);
  return rows.map(({ seq, projectId: _, createdById: __, batch, gradings, recipe, summary, ...row }) => ({
    ...row,
    seq: Number(seq),
    recipe: EvaluationRecipe.parse(recipe),
    summary: summary as unknown as EvaluationSummary | null,
    batch: batch && batchView(batch, counts.get(batch.id)!, ctx.now()),
    grading: gradings[0] ?? null,
  }));
}

export type EvaluationView = Awaited<ReturnType<typeof viewEvaluations>>[number];
