import type { Prisma } from '#lib/db/generated/client.ts';
import { prmLine } from '#lib/domain/review/steps/prm800k.ts';
import { StepLabelExport } from '#lib/domain/review/steps/schema.ts';
import { knownAnswer } from '../../check/known-answer.ts';
import type { ProjectCtx } from '../../context.ts';
import { pagesBySeq } from '../../pages-by-seq.ts';
import { projectVerb } from '../../verb.ts';

/** Rows that are read at a time. */
const chunkSize = 200;

export const exportStepLabels = projectVerb(
  {
    name: 'review.export-steps',
    summary: 'Exports the standing step labels as JSONL in the format of PRM800K, oldest first.',
    kind: 'query',
    download: true,
    // Labels of items that others still decide blindly are among them.
    capability: 'undo-others',
    input: StepLabelExport,
  },
  async (ctx, filter) => ({
    fileName: `${ctx.project.slug}-steps.jsonl`,
    lines: linesOf(ctx, filter),
  }),
);

const ofVariant = {
  variant: {
    select: { truth: true, problem: true, revision: true, revisions: { orderBy: { number: 'asc' } } },
  },
} as const satisfies Prisma.StepLabelInclude;

type Label = Prisma.StepLabelGetPayload<{ include: typeof ofVariant }>;

async function* linesOf(ctx: ProjectCtx, filter: StepLabelExport): AsyncGenerator<string> {
  const variant = { method: filter.method, status: filter.status };
  const where = { projectId: ctx.project.id, withdrawnAt: null, variant };
  const pages = pagesBySeq(chunkSize, (after, take) =>
    ctx.db.stepLabel.findMany({
      where: { ...where, seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take,
      include: ofVariant,
    }),
  );
  for await (const rows of pages) {
    for (const row of rows) {
      if (filter.outdated || row.revision === row.variant.revision) yield lineOf(row);
    }
  }
}

/** The label with the text that it was made of, not the text that stands there now. */
function lineOf({ variant, ...label }: Label): string {
  const text = variant.revisions.find(({ number }) => number === label.revision);
  if (!text) return '';
  const { problem, solution, answer } = text;
  const known = knownAnswer({ truth: variant.truth, problem }, variant.revisions[0]);
  const { variantId, revision, step, at } = label;
  const labeler = label.actorId ?? label.actorLabel;
  return prmLine({ variant: variantId, revision, problem, solution, answer, known, labeler, at, step });
}
