import { NewSelection } from '#lib/domain/corpus/selection.ts';
import { conflict } from '#lib/domain/errors.ts';
import { projectVerb } from '../../verb.ts';
import { createRun } from '../create-run.ts';

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
      if (await tx.corpusSelection.count({ where: { projectId: ctx.project.id, name } })) {
        throw conflict(`A selection named "${name}" exists. Choose another name, or delete it first.`);
      }
      return createRun(tx, ctx, { kind: 'selection', action: 'corpus.select', parameters: input });
    }),
);
