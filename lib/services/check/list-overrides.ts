import type { Prisma } from '#lib/db/generated/client.ts';
import { OverrideFilter, OverrideRef } from '#lib/domain/check/schema.ts';
import { notFound } from '#lib/domain/errors.ts';
import type { Stage, Verdict } from '#lib/math/answers/index.ts';
import { cappedCount } from '../capped-count.ts';
import type { ProjectCtx } from '../context.ts';
import { pageOf } from '../page-of.ts';
import { projectVerb } from '../verb.ts';

const withVariant = {
  variant: { select: { seq: true, revision: true } },
} as const satisfies Prisma.AnswerOverrideInclude;

export const listOverrides = projectVerb(
  {
    name: 'check.overrides',
    summary: "Lists people's words against the answer engine, newest first.",
    kind: 'query',
    capability: 'read',
    input: OverrideFilter,
  },
  async (ctx, { after, limit, ...filter }) => {
    const where = overridesWhere(ctx, filter);
    const [found, total] = await Promise.all([
      ctx.db.answerOverride.findMany({
        where: { AND: [where, after === undefined ? {} : { seq: { lt: after } }] },
        orderBy: { seq: 'desc' },
        take: limit + 1,
        include: withVariant,
      }),
      cappedCount((take) => ctx.db.answerOverride.count({ where, take })),
    ]);
    const { page, nextAfter } = pageOf(found, limit, ({ seq }) => seq);
    const items = page.map(toRow);
    return { items, nextAfter, ...total };
  },
);

export const getOverride = projectVerb(
  {
    name: 'check.show-override',
    summary: 'Shows one override: both answers, what the engine had said, and what a person says.',
    kind: 'query',
    capability: 'read',
    input: OverrideRef,
  },
  async (ctx, { override: id }) => {
    const where = { id, projectId: ctx.project.id };
    const found = await ctx.db.answerOverride.findFirst({ where, include: withVariant });
    if (!found) throw notFound('This override');
    return toRow(found);
  },
);

export type OverrideRow = Awaited<ReturnType<typeof getOverride>>;

type Filter = Pick<OverrideFilter, 'verdict' | 'engine' | 'state'>;

/** The overrides of a project that a filter admits. */
export function overridesWhere(ctx: ProjectCtx, { verdict, engine, state }: Filter) {
  const withdrawnAt = state === 'standing' ? null : state === 'withdrawn' ? { not: null } : undefined;
  return { projectId: ctx.project.id, verdict, engineVerdict: engine, withdrawnAt };
}

function toRow({ seq, variant, ...row }: Prisma.AnswerOverrideGetPayload<{ include: typeof withVariant }>) {
  const { id, variantId, revision, gold, pred, verdict, note } = row;
  return {
    ...{ seq: Number(seq), id, variant: variantId, variantSeq: Number(variant.seq), revision },
    isCurrent: revision === variant.revision,
    ...{ gold, pred, verdict, note },
    engine: {
      verdict: row.engineVerdict as Verdict,
      stage: row.engineStage as Stage,
      reason: row.engineReason,
    },
    by: row.actorLabel,
    at: row.at,
    withdrawnAt: row.withdrawnAt,
  };
}
