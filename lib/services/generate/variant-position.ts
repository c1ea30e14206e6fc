import { VariantSelection } from '#lib/domain/generate/variant-filter.ts';
import { spanOf } from '../browse/position.ts';
import { projectVerb } from '../verb.ts';
import { variantSource } from './list-variants.ts';

export const variantPosition = projectVerb(
  {
    name: 'generate.variant-position',
    summary: 'Says where a list of variants begins and ends, and about how many there are.',
    kind: 'query',
    capability: 'read',
    input: VariantSelection.omit({ text: true }),
  },
  async (ctx, filter) => ({ span: await spanOf(ctx.db, variantSource(ctx.project.id, filter)) }),
);
