import { z } from 'zod';
import type { AnswerOverride } from '#lib/db/generated/client.ts';
import { engineOutcome } from '#lib/domain/check/overrides.ts';
import { notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { knownAnswer } from '../check/known-answer.ts';
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
        import: { select: { sourceName: true } },
        arm: { select: { endpoint: { select: { name: true, model: true } } } },
        checks: { orderBy: { rule: 'asc' } },
        revisions: { orderBy: { number: 'asc' }, include: { author: { select: { name: true } } } },
        decisions: { orderBy: { seq: 'asc' } },
        overrides: { orderBy: { seq: 'asc' } },
      },
    });
    if (!found) throw notFound('This variant');
    const { checks, revisions, decisions, overrides, seed, batch, arm, ...variant } = found;
    return {
      variant: { ...variant, seq: Number(variant.seq) },
      seed: { ...seed, source: seed.import.sourceName },
      batch: batch && { id: batch.id, name: batch.name, model: arm?.endpoint?.model ?? null },
      answer: answerOf(found),
      checks: checks.filter((check) => check.revision === variant.revision),
      revisions: revisions.map(({ author, ...revision }) => ({ ...revision, author: author?.name ?? null })),
      decisions: decisions.map((decision) => ({ ...decision, seq: Number(decision.seq) })),
      overrides: overrides.map((override) => ({ ...override, seq: Number(override.seq) })),
    };
  },
);

type Judged = {
  truth: string | null;
  problem: string;
  answer: string;
  revision: number;
  revisions: readonly { problem: string }[];
  overrides: readonly AnswerOverride[];
};

/** The known answer, what the engine says of the variant's, and the person's word that stands against it. */
function answerOf({ revisions, overrides, ...variant }: Judged) {
  const known = knownAnswer(variant, revisions[0]);
  const word = overrides.find((one) => one.revision === variant.revision && one.withdrawnAt === null);
  return {
    known,
    /** An answer was known, but of a problem that has been edited since. */
    isOutdated: known === null && variant.truth !== null,
    engine: known === null ? null : engineOutcome(known, variant.answer),
    override: word
      ? { id: word.id, verdict: word.verdict, note: word.note, by: word.actorLabel, at: word.at }
      : null,
  };
}

export type ReviewItem = Awaited<ReturnType<typeof getReviewItem>>;
