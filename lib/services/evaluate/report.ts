import { reportOf } from '#lib/domain/evaluate/report.ts';
import { EvaluationRef } from '#lib/domain/evaluate/schema.ts';
import { Flag } from '#lib/domain/flag.ts';
import { projectVerb } from '../verb.ts';
import { findEvaluation } from './find.ts';
import { gradersOf, readGraded } from './grading/read-graded.ts';

const rulings = Flag.default(true).describe("With people's rulings in place of grades, where they gave one");

export const reportEvaluation = projectVerb(
  {
    name: 'evaluate.report',
    summary:
      'Reports an evaluation by grader: accuracy, pass@k and maj@k with intervals, by level, subject, kind of answer, length and variation.',
    kind: 'query',
    capability: 'read',
    input: EvaluationRef.extend({ rulings: rulings.optional() }),
  },
  async (ctx, { evaluation, rulings: withPeople = true }) => {
    const { id, name, modelName } = await findEvaluation(ctx, evaluation);
    const rows = await readGraded(ctx.db, id);
    return { evaluation: id, name, modelName, ...reportOf(rows, gradersOf(rows), { withPeople }) };
  },
);
