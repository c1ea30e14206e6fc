import { codeVersion } from '#lib/domain/code-version.ts';
import { precondition } from '#lib/domain/errors.ts';
import { type EvaluationRecipe, ResultImport } from '#lib/domain/evaluate/schema.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../../audit.ts';
import { userIdOf } from '../../by-whom.ts';
import { projectVerb } from '../../verb.ts';
import { formatOf, resultFile } from './read-file.ts';

export const importResults = projectVerb(
  {
    name: 'evaluate.import-results',
    summary:
      'Makes an evaluation of an uploaded file of results, in the background; its replies are graded here.',
    kind: 'command',
    capability: 'evaluate',
    input: ResultImport,
  },
  async (ctx, { modelName, name: asked, ...source }) => {
    const { benchmark, file } = await resultFile(ctx, source);
    const format = await formatOf(ctx, file, source.format);
    const name = asked || `${modelName} on ${benchmark.name}`;
    const recipe: EvaluationRecipe = {
      ...{ prompt: null, sampling: null, limit: null, randomSeed: null, format, codeVersion },
    };
    const { id, fileName, fileHash } = file;
    await ctx.db.$transaction(async (tx) => {
      // The file passes from the upload to the evaluation, under the same id: it cannot become seeds as well.
      const { count } = await tx.seedImport.deleteMany({ where: { id, status: 'uploaded' } });
      if (count === 0) throw precondition('This file was started already.');
      await tx.evaluation.create({
        data: {
          ...{ id, projectId: ctx.project.id, name, modelName, source: 'import', recipe, fileName, fileHash },
          ...{ benchmarkId: benchmark.id, benchmarkHash: benchmark.contentHash, problems: 0 },
          ...{ createdById: userIdOf(ctx), createdAt: ctx.now() },
        },
      });
      await enqueue(tx, 'evaluate.import', { evaluationId: id });
      await audit(tx, ctx, {
        action: 'evaluate.import-results',
        target: `evaluation ${id}`,
        before: null,
        after: { name, modelName, benchmark: benchmark.name, fileName, fileHash, format },
      });
    });
    return { evaluation: id, name, format, status: 'running' as const };
  },
);
