import { z } from 'zod';
import { projectVerb } from '../../verb.ts';
import { createRun } from '../create-run.ts';

export const estimate = projectVerb(
  {
    name: 'corpus.estimate',
    summary: 'Counts tokens, and estimates levels and subjects where the source has none.',
    kind: 'command',
    capability: 'check',
    input: z.object({}),
  },
  async (ctx) =>
    ctx.db.$transaction((tx) =>
      createRun(tx, ctx, { kind: 'estimates', action: 'corpus.estimate', parameters: {} }),
    ),
);
