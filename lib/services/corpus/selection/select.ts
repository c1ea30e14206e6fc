import { NewSelection } from '#lib/domain/corpus/selection.ts';
import { conflict, precondition } from '#lib/domain/errors.ts';
import { readProjectSetting } from '../../projects/read-setting.ts';
import { projectVerb } from '../../verb.ts';
import { createRun } from '../create-run.ts';

const noEndpoint =
  'The project has no endpoint for embeddings. Choose one in its settings of decontamination, or take TF-IDF.';

export const select = projectVerb(
  {
    name: 'corpus.select',
    summary: 'Chooses a core set: so many seeds or variants that no other one is far from all of them.',
    kind: 'command',
    capability: 'check',
    input: NewSelection,
  },
  async (ctx, input) =>
    ctx.db.$transaction(async (tx) => {
      const { name } = input;
      const { endpoint } = await readProjectSetting(tx, ctx.project.id, 'decontamination');
      const vectors = input.vectors ?? (endpoint ? 'embedding' : 'tf-idf');
      if (vectors === 'embedding' && !endpoint) throw precondition(noEndpoint);
      if (await tx.corpusSelection.count({ where: { projectId: ctx.project.id, name } })) {
        throw conflict(`A selection named "${name}" exists. Choose another name, or delete it first.`);
      }
      return createRun(tx, ctx, {
        kind: 'selection',
        action: 'corpus.select',
        parameters: { ...input, vectors, endpoint: vectors === 'embedding' ? endpoint : null },
      });
    }),
);
