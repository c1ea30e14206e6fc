import { z } from 'zod';
import { notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { projectVerb } from '../verb.ts';

const text = { problem: true, solution: true, answer: true, subject: true, level: true } as const;

export const getReviewItem = projectVerb(
  {
    name: 'review.show',
    summary: 'Shows one variant with its seed, checks, revisions and decisions.',
    kind: 'query',
    capability: 'read',
    input: z.object({ variant: Id.describe('The variant') }),
  },
  async (ctx, { variant: id }) => {
    const found = await ctx.db.variant.findFirst({
      where: { id, projectId: ctx.project.id },
      include: {
        seed: {
          select: {
            id: true,
            ...text,
            rowNumber: true,
            originalId: true,
            import: { select: { sourceName: true } },
          },
        },
        batch: { select: { id: true, name: true } },
        arm: { select: { endpoint: { select: { name: true, model: true } } } },
        checks: { orderBy: { rule: 'asc' } },
        revisions: { orderBy: { number: 'asc' }, include: { author: { select: { name: true } } } },
        decisions: { orderBy: { seq: 'asc' } },
      },
    });
    if (!found) throw notFound('This variant');
    const { checks, revisions, decisions, seed, batch, arm, ...variant } = found;
    return {
      variant: { ...variant, seq: Number(variant.seq) },
      seed: { ...seed, source: seed.import.sourceName },
      batch: { id: batch.id, name: batch.name, model: arm.endpoint?.model ?? null },
      checks: checks.filter((check) => check.revision === variant.revision),
      revisions: revisions.map(({ author, ...revision }) => ({ ...revision, author: author?.name ?? null })),
      decisions: decisions.map((decision) => ({ ...decision, seq: Number(decision.seq) })),
    };
  },
);

export type ReviewItem = Awaited<ReturnType<typeof getReviewItem>>;
