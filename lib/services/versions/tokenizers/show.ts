import { z } from 'zod';
import { readProjectSetting } from '../../projects/read-setting.ts';
import { projectVerb } from '../../verb.ts';

export const showTokenizer = projectVerb(
  {
    name: 'versions.tokenizer',
    summary: 'Shows the tokenizer.json of the project, where it has one beside the bundled vocabulary.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => readProjectSetting(ctx.db, ctx.project.id, 'tokenizer'),
);
