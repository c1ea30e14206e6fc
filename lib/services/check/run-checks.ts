import { CheckRun } from '#lib/domain/check/schema.ts';
import { notFound } from '#lib/domain/errors.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { checkVariants } from './check-variants.ts';
import { compareVariants } from './compare-variants.ts';

export const runChecks = projectVerb(
  {
    name: 'check.run',
    summary: 'Runs every rule over these variants as they are now, and stores what the rules say.',
    kind: 'command',
    capability: 'check',
    input: CheckRun,
  },
  async (ctx, input) => {
    const states = await checkVariants(ctx, ctx.project.id, input.variants);
    if (states.checked === 0) throw notFound('None of these variants');
    const target =
      input.variants.length === 1 ? `variant ${input.variants[0]}` : `${input.variants.length} variants`;
    await compareVariants(ctx, ctx.project.id, input.variants);
    await ctx.db.$transaction((tx) =>
      audit(tx, ctx, { action: 'check.run', target, before: null, after: states }),
    );
    return states;
  },
);
