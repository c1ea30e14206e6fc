import type { Tx } from '#lib/db/client.ts';
import { lockProjectRuns } from '#lib/db/queries/lock-project-runs.ts';
import { CorpusRunKind } from '#lib/domain/corpus/schema.ts';
import { conflict } from '#lib/domain/errors.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { userIdOf } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';

export const underWay = { in: ['queued', 'running'] as ('queued' | 'running')[] };

type Asked = {
  kind: CorpusRunKind;
  action: string;
  parameters: Record<string, unknown>;
  /** Whether others of its kind may be under way: of work that does not touch the corpus as a whole. */
  beside?: boolean;
};

/**
 * A run of this kind over the project's corpus, queued in the caller's transaction. CONFLICT where one is under way:
 * two would find the same twice.
 */
export async function createRun(tx: Tx, ctx: ProjectCtx, asked: Asked) {
  const { kind, action, parameters, beside = false } = asked;
  const place = { projectId: ctx.project.id, kind: CorpusRunKind.parse(kind) };
  await lockProjectRuns(tx, ctx.project.id);
  const before = beside ? null : await tx.corpusRun.findFirst({ where: { ...place, status: underWay } });
  if (before) {
    throw conflict('The same work is under way already. Wait for it, or cancel it first.', {
      run: before.id,
    });
  }
  const createdById = userIdOf(ctx);
  const run = await tx.corpusRun.create({
    data: { ...place, parameters: parameters as object, createdById, createdAt: ctx.now() },
  });
  await enqueue(tx, 'corpus.run', { runId: run.id });
  await audit(tx, ctx, { action, target: `run ${run.id}`, before: null, after: parameters });
  return { run: run.id };
}
