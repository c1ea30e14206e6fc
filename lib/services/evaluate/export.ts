import { EvaluationRef } from '#lib/domain/evaluate/schema.ts';
import type { ProjectCtx } from '../context.ts';
import { pagesBySeq } from '../pages-by-seq.ts';
import { projectVerb } from '../verb.ts';
import { findEvaluation } from './find.ts';
import { replyShown, viewReply } from './view-reply.ts';

/** Rows that are read at a time. */
const chunkSize = 500;

export const exportReplies = projectVerb(
  {
    name: 'evaluate.export',
    summary:
      'Exports the replies of an evaluation as JSONL: problem, reference, reply, every grade, and the ruling that stands.',
    kind: 'query',
    download: true,
    capability: 'read',
    input: EvaluationRef,
  },
  async (ctx, { evaluation }) => {
    const { id, seq } = await findEvaluation(ctx, evaluation);
    return { fileName: `${ctx.project.slug}-evaluation-${seq}.jsonl`, lines: linesOf(ctx, id) };
  },
);

async function* linesOf(ctx: ProjectCtx, evaluationId: string): AsyncGenerator<string> {
  const pages = pagesBySeq(chunkSize, (after, take) =>
    ctx.db.evaluationReply.findMany({
      where: { evaluationId, seq: { gt: after } },
      ...{ orderBy: { seq: 'asc' }, take, include: replyShown },
    }),
  );
  for await (const rows of pages) {
    for (const row of rows) yield `${JSON.stringify(lineOf(viewReply(row)))}\n`;
  }
}

/** The fields that this studio, and others, read back: `id`, `sample` and `response` name the reply. */
function lineOf({
  problem,
  grades,
  ruling,
  text,
  sample,
  finishReason,
  failure,
  completionTokens,
}: ReturnType<typeof viewReply>) {
  return {
    ...{ id: problem.originalId ?? problem.id, row: problem.rowNumber, problem: problem.problem },
    ...{ answer: problem.answer, level: problem.level, subject: problem.subject, sample },
    ...{ response: text, finish_reason: finishReason, failure, completion_tokens: completionTokens },
    grades: Object.fromEntries(
      grades.map(({ grader, version, verdict, extracted }) => [grader, { version, verdict, extracted }]),
    ),
    ruling: ruling && { correct: ruling.correct, reason: ruling.reason },
  };
}
