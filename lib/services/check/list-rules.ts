import { z } from 'zod';
import { rules } from '#lib/domain/check/rules/index.ts';
import { projectVerb } from '../verb.ts';

export const listRules = projectVerb(
  {
    name: 'check.rules',
    summary: 'Lists the rules that look at every variant.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async () => ({
    items: rules.map(({ id, title, description, version }) => ({ id, title, description, version })),
  }),
);
