import { chosenSeeds } from '#lib/db/queries/browse/chosen-seeds.ts';
import { setAsideSeeds } from '#lib/db/queries/browse/set-aside-seeds.ts';
import { ChosenSeeds, ExcludedReason } from '#lib/domain/seeds/bulk.ts';
import { audit } from '../audit.ts';
import { requireChosen } from '../browse/require-chosen.ts';
import { projectVerb } from '../verb.ts';

export const setAside = projectVerb(
  {
    name: 'seeds.set-aside',
    summary: 'Sets seeds aside: nothing is generated from them until they are restored.',
    kind: 'command',
    capability: 'import',
    input: ChosenSeeds.extend({
      reason: ExcludedReason.exclude(['contaminated']).default('person').describe('Why'),
    }),
  },
  async (ctx, { reason, ...chosen }) => {
    requireChosen('seeds', chosen);
    const at = ctx.now();
    const count = await ctx.db.$transaction(
      async (tx) => {
        const changed = await setAsideSeeds(tx, chosenSeeds(ctx.project.id, chosen), at, reason);
        const after = { setAside: true, count: changed, reason, at: at.toISOString(), ...described(chosen) };
        await audit(tx, ctx, {
          action: 'seeds.set-aside',
          target: `project ${ctx.project.slug}`,
          before: { setAside: false },
          after,
        });
        return changed;
      },
      { timeout: 600_000 },
    );
    return { count, act: at.toISOString() };
  },
);

/** What the audit trail keeps of a choice: up to a hundred ids, or the filter. */
export const described = ({ ids, filter }: ChosenSeeds) =>
  ids ? { seeds: ids.length, ids: ids.slice(0, 100) } : { filter };
