import { PresetInput, presets } from '#lib/domain/generate/presets.ts';
import { projectVerb } from '../verb.ts';

export const listPresets = projectVerb(
  {
    name: 'generate.presets',
    summary: 'Lists plans that follow published recipes, filled in for a model; change one and start it.',
    kind: 'query',
    capability: 'read',
    input: PresetInput,
  },
  async (_ctx, input) => ({
    items: presets.map(({ id, title, description, asksModel, plan }) => ({
      ...{ id, title, description, asksModel },
      plan: plan(input),
    })),
  }),
);
