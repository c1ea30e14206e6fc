import { SeedSelection } from '#lib/domain/seeds/filter.ts';
import { spanOf } from '../browse/position.ts';
import { projectVerb } from '../verb.ts';
import { seedSource } from './list.ts';

export const seedPosition = projectVerb(
  {
    name: 'seeds.position',
    summary: 'Says where a list of seeds begins and ends, and about how many there are.',
    kind: 'query',
    capability: 'read',
    input: SeedSelection.omit({ text: true }),
  },
  async (ctx, filter) => ({ span: await spanOf(ctx.db, seedSource(ctx.project.id, filter)) }),
);
