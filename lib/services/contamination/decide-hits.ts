import type { HitAct } from '#lib/db/queries/contamination/remove-hits.ts';
import { may } from '#lib/domain/access.ts';
import type { HitChoice } from '#lib/domain/contamination/schema.ts';
import { forbidden, invalid } from '#lib/domain/errors.ts';
import { uuidv7 } from '#lib/domain/ids.ts';
import { byWhom } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';

/** A bulk decision on a large corpus is one statement, and takes its time. */
export const patient = { timeout: 600_000 };

/** The choice of hits as the statements take it. Deciding all of a filter takes the right that bulk review takes. */
export function actOf(ctx: ProjectCtx, { hits, matching, ...filter }: HitChoice, reason: string): HitAct {
  if (!matching && (hits === undefined || hits.length === 0)) {
    throw invalid('Choose hits, or say that every hit of the filter is meant.', [
      { path: 'hits', message: 'Choose at least one.' },
    ]);
  }
  if (matching && !may(ctx.role, 'undo-others')) {
    throw forbidden('Deciding every hit of a filter at once takes a reviewer. Decide them one by one.');
  }
  const at = ctx.now();
  return {
    projectId: ctx.project.id,
    filter,
    ...(matching ? {} : { ids: hits }),
    act: uuidv7(at.getTime(), ctx.randomBytes(10)),
    reason,
    ...byWhom(ctx),
    at,
  };
}

/** What the audit trail calls the chosen hits. */
export const targetOf = ({ hits, matching }: HitChoice): string =>
  matching ? 'hits of a filter' : hits?.length === 1 ? `hit ${hits[0]}` : `${hits?.length ?? 0} hits`;
