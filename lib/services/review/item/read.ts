import type { Prisma } from '#lib/db/generated/client.ts';
import { notFound } from '#lib/domain/errors.ts';
import { recomputeSteps } from '#lib/math/text/solution-steps.ts';
import type { ProjectCtx } from '../../context.ts';
import { blindVariants } from '../blind.ts';
import { byWhom } from '../by-whom.ts';
import { answerOf } from './answer.ts';
import { lookAlikes } from './look-alikes.ts';
import { originOf } from './origin.ts';
import { withoutOthers } from './without-others.ts';

const text = { problem: true, solution: true, answer: true, subject: true, level: true } as const;

const whole = {
  seed: {
    select: {
      ...{ id: true, ...text, rowNumber: true, originalId: true },
      import: { select: { sourceName: true } },
    },
  },
  batch: { select: { id: true, name: true } },
  import: { select: { sourceName: true } },
  arm: { select: { recipe: true } },
  checks: { orderBy: { rule: 'asc' } },
  judgements: { orderBy: { at: 'desc' } },
  revisions: { orderBy: { number: 'asc' }, include: { author: { select: { name: true } } } },
  decisions: { orderBy: { seq: 'asc' } },
  overrides: { orderBy: { seq: 'asc' } },
  stepLabels: { orderBy: { seq: 'asc' }, where: { withdrawnAt: null } },
  comments: { orderBy: { seq: 'asc' }, include: { mentions: { select: { userId: true } } } },
} as const satisfies Prisma.VariantInclude;

/**
 * One variant with all that a decision rests on, as the person who asks may see it: of an item that others still decide
 * blindly, only what they did themselves.
 */
export async function readItem(ctx: ProjectCtx, id: string) {
  const [found, blind] = await Promise.all([
    ctx.db.variant.findFirst({ where: { id, projectId: ctx.project.id }, include: whole }),
    blindVariants(ctx.db, ctx, [id]),
  ]);
  if (!found) throw notFound('This variant');
  const { checks: all, seed, batch, arm, ...rest } = found;
  const checks = all.filter((check) => check.revision === rest.revision);
  const [origin, alike] = await Promise.all([originOf(ctx, found), lookAlikes(ctx, { ...found, checks })]);
  const { judgements, revisions, decisions, overrides, stepLabels, comments, ...variant } = rest;
  const item = {
    variant: { ...variant, seq: Number(variant.seq) },
    seed: { ...seed, source: seed.import.sourceName },
    batch: batch && { id: batch.id, name: batch.name, model: origin.model },
    origin,
    answer: answerOf(found),
    steps: recomputeSteps(variant.solution),
    checks,
    lookAlikes: alike,
    judgements,
    revisions: revisions.map(({ author, ...revision }) => ({ ...revision, author: author?.name ?? null })),
    decisions: decisions.map(numbered),
    overrides: overrides.map(numbered),
    stepLabels: stepLabels.map(numbered),
    comments: comments.map(({ mentions, ...comment }) => ({
      ...numbered(comment),
      mentions: mentions.map(({ userId }) => userId),
    })),
    /** Others decide it without seeing each other's decisions; what they did is left out here. */
    blind: blind.has(id),
    you: byWhom(ctx).actorId,
  };
  return item.blind ? withoutOthers(item, byWhom(ctx).actorId) : item;
}

const numbered = <R extends { seq: bigint }>(row: R) => ({ ...row, seq: Number(row.seq) });

export type ReviewItem = Awaited<ReturnType<typeof readItem>>;
