import { z } from 'zod';
import { projectVerb } from '../verb.ts';
import { readProjectSetting } from './read-setting.ts';

export const showProjectSettings = projectVerb(
  {
    name: 'projects.settings',
    summary: 'Shows what a project decided for itself: duplicates, caps, decontamination, judges.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const read = <K extends Parameters<typeof readProjectSetting>[2]>(key: K) =>
      readProjectSetting(ctx.db, ctx.project.id, key);
    const [duplicates, caps, decontamination, judges] = await Promise.all([
      read('duplicates'),
      read('caps'),
      read('decontamination'),
      read('judges'),
    ]);
    return { duplicates, caps, decontamination, judges };
  },
);
