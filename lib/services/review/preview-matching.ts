import { chosenVariants } from '#lib/db/queries/browse/chosen-variants.ts';
import { countMatching } from '#lib/db/queries/count-matching.ts';
import { withTimeLimit } from '#lib/db/time-limit.ts';
import { Decision, type MatchingCounts, MatchingVariants } from '#lib/domain/review/schema.ts';
import { projectVerb } from '../verb.ts';

/** Milliseconds: two and a half million rows are counted in less; a person waits for this. */
const countTime = 5000;

export const previewMatching = projectVerb(
  {
    name: 'review.preview-matching',
    summary:
      'Counts what a decision on every pending variant of a filter would do; null where it takes long.',
    kind: 'query',
    capability: 'undo-others',
    input: MatchingVariants.extend(Decision.pick({ action: true }).shape),
  },
  async (ctx, { action, variants, ...filter }) => {
    const chosen = chosenVariants(ctx.project.id, { ids: variants, filter });
    const rows = await withTimeLimit(ctx.db, countTime, (limited) =>
      limited.rows<MatchingCounts>(countMatching(chosen, action)),
    );
    return { counts: rows?.[0] ?? null };
  },
);
