import { wholeVariant } from '#lib/db/queries/whole-variant.ts';
import { notFound } from '#lib/domain/errors.ts';
import { recomputeSteps } from '#lib/math/text/solution-steps.ts';
import { byWhom } from '../../by-whom.ts';
import type { ProjectCtx } from '../../context.ts';
import { blindVariants } from '../blind.ts';
import { answerOf } from './answer.ts';
import { lookAlikes } from './look-alikes.ts';
import { originOf } from './origin.ts';
import { withoutOthers } from './without-others.ts';

/**
 * One variant with all that a decision rests on, as the person who asks may see it: of an item that others still decide
 * blindly, only what they did themselves.
 */
export async function readItem(ctx: ProjectCtx, id: string) {
  const [found, blind] = await Promise.all([
    wholeVariant(ctx.db, ctx.project.id, id),
    blindVariants(ctx.db, ctx, [id]),
  ]);
  if (!found) throw notFound('This variant');
  const { variant, batch, importedFrom, recipe, hasHits, ...rest } = found;
  const { checks, revisions, overrides } = rest;
  const [origin, alike] = await Promise.all([
    originOf(ctx, variant, recipe),
    lookAlikes(ctx, { ...variant, checks, hasHits }),
  ]);
  const item = {
    ...rest,
    variant: { ...variant, import: importedFrom === null ? null : { sourceName: importedFrom } },
    batch: batch && { ...batch, model: origin.model },
    origin,
    answer: answerOf({ ...variant, revisions, overrides }),
    steps: recomputeSteps(variant.solution),
    lookAlikes: alike,
    /** Others decide it without seeing each other's decisions; what they did is left out here. */
    blind: blind.has(id),
    you: byWhom(ctx).actorId,
  };
  return item.blind ? withoutOthers(item, byWhom(ctx).actorId) : item;
}

export type ReviewItem = Awaited<ReturnType<typeof readItem>>;
