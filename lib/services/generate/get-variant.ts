import { z } from 'zod';
import type { Prisma } from '#lib/db/generated/client.ts';
import { notFound } from '#lib/domain/errors.ts';
import { ArmRecipe, Recipe } from '#lib/domain/generate/plan.ts';
import { requestStream } from '#lib/domain/generate/plan-batch.ts';
import { Id } from '#lib/domain/ids.ts';
import { byWhom } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';
import { blindVariants } from '../review/blind.ts';
import { projectVerb } from '../verb.ts';
import { methodOf, methodTitle } from './run/method-of.ts';
import { replayMessages } from './run/replay.ts';

const whole = {
  seed: { include: { import: { select: { fileName: true, sourceName: true, licence: true } } } },
  import: { select: { fileName: true, sourceName: true, licence: true, format: true } },
  parent: true,
  batch: true,
  arm: { include: { leg: true } },
  request: { include: { calls: { orderBy: [{ step: 'asc' }, { attempt: 'asc' }] } } },
  checks: { orderBy: { rule: 'asc' } },
  revisions: { orderBy: { number: 'desc' }, include: { author: { select: { name: true } } } },
  decisions: { orderBy: { seq: 'desc' } },
  judgements: { orderBy: { at: 'desc' } },
} as const satisfies Prisma.VariantInclude;

type Whole = Prisma.VariantGetPayload<{ include: typeof whole }>;

const mostChildren = 20;

export const getVariant = projectVerb(
  {
    name: 'generate.variant',
    summary: 'Shows a variant with its seed, its checks, where it came from, and its history.',
    kind: 'query',
    capability: 'read',
    input: z.object({ variant: Id.describe('The variant') }),
  },
  async (ctx, input) => {
    const found = await ctx.db.variant.findFirst({
      where: { id: input.variant, projectId: ctx.project.id },
      include: whole,
    });
    if (!found) throw notFound('This variant');
    const blind = await blindVariants(ctx.db, ctx, [found.id]);
    const { seq, seed, parent, batch, arm, request, checks, revisions, decisions, ...variant } = found;
    return {
      ...variant,
      seq: Number(seq),
      seed: { ...seed, seq: Number(seed.seq) },
      checks: checks.filter((check) => check.revision === variant.revision),
      methodTitle: methodTitle(variant.method),
      ancestors: await ancestorsOf(ctx, variant.parentId),
      children: await childrenOf(ctx, variant),
      origin: originOf(found),
      ...(blind.has(variant.id)
        ? withoutOthers(found, byWhom(ctx).actorId)
        : {
            revisions: revisions.map(authored),
            decisions: decisions.map(numbered),
            judgements: variant.judgements,
          }),
    };
  },
);

type Authored = Whole['revisions'][number];
const authored = ({ author, ...revision }: Authored) => ({ ...revision, author: author?.name ?? null });
const numbered = (decision: Whole['decisions'][number]) => ({ ...decision, seq: Number(decision.seq) });

/** What somebody sees who decides it blindly: the text, and of what people did only their own part. */
function withoutOthers({ revision, revisions, decisions }: Whole, userId: string | null) {
  const mine = (id: string | null) => id === userId;
  const hidden = (one: Authored) =>
    mine(one.authorId) ? authored(one) : { ...authored(one), author: null, note: '' };
  return {
    revisions: revisions.filter((one) => one.number === revision || mine(one.authorId)).map(hidden),
    decisions: decisions.filter(({ actorId }) => mine(actorId)).map(numbered),
    judgements: [],
  };
}

export type VariantDetail = Awaited<ReturnType<typeof getVariant>>;

/** Seed → method → template version → request → reply → variant; null for a variant that was imported. */
function originOf(variant: Whole) {
  const { batch, arm, request } = variant;
  return batch && arm && request ? generatedOrigin({ ...variant, batch, arm, request }) : null;
}

type Generated = {
  [K in keyof Whole]: K extends 'batch' | 'arm' | 'request' ? NonNullable<Whole[K]> : Whole[K];
};

function generatedOrigin({ batch, arm, request, seed, parent, ...variant }: Generated) {
  const recipe = Recipe.parse(batch.recipe);
  const { model, sampling, templates, parameters } = ArmRecipe.parse(arm.recipe);
  const { calls, fence, leaseUntil, workerId, state, ...asked } = request;
  return {
    batch: { id: batch.id, seq: Number(batch.seq), name: batch.name },
    leg: { position: arm.leg.position, stage: arm.leg.stage, title: arm.leg.title },
    method: methodOf(variant.method).title,
    ...{ model, sampling, parameters, randomSeed: recipe.randomSeed, codeVersion: recipe.codeVersion },
    templates: templates.map(({ messages, ...template }) => template),
    request: { ...asked, seq: Number(asked.seq) },
    calls: withMessages({ batch, arm, request, seed, parent, ...variant }, recipe),
  };
}

/** Every call of the request, with the messages that were sent where they can be made again. */
function withMessages({ arm, request, seed, parent }: Generated, recipe: Recipe) {
  const { calls } = request;
  const answered = calls.filter((call) => call.status === 'answered');
  const from = parent ?? seed;
  const place = `${arm.leg.position}.${arm.position}`;
  const stream = requestStream(recipe.randomSeed, place, { ...request, contentHash: from.contentHash });
  const sent = replayMessages(
    methodOf(arm.method),
    ArmRecipe.parse(arm.recipe),
    from,
    stream,
    answered.map((call) => call.reply),
  );
  return calls.map((call) => ({
    ...call,
    cost: call.cost === null ? null : Number(call.cost),
    messages: sent[call.step] ?? null,
  }));
}

const relative = {
  ...{ id: true, seq: true, method: true, hop: true, problem: true, status: true, checkState: true },
  batch: { select: { id: true, seq: true, name: true } },
} as const satisfies Prisma.VariantSelect;

type Relative = Prisma.VariantGetPayload<{ select: typeof relative }>;

const toRelative = ({ batch, ...one }: Relative) => ({
  ...{ ...one, seq: Number(one.seq), methodTitle: methodTitle(one.method) },
  batch: batch && { ...batch, seq: Number(batch.seq) },
});

/** The variants between this one and its seed, the nearest first. */
async function ancestorsOf(ctx: ProjectCtx, first: string | null) {
  const chain: ReturnType<typeof toRelative>[] = [];
  for (let next = first; next !== null; ) {
    const found = await ctx.db.variant.findFirst({
      where: { id: next, projectId: ctx.project.id },
      select: { ...relative, parentId: true },
    });
    if (!found) return chain;
    const { parentId, ...one } = found;
    chain.push(toRelative(one));
    next = parentId;
  }
  return chain;
}

/** What was made from this variant itself, the oldest first: the seed's index finds its few relatives. */
async function childrenOf(ctx: ProjectCtx, { id, seedId }: { id: string; seedId: string }) {
  const of = { seedId, parentId: id };
  const rows = await ctx.db.variant.findMany({
    where: of,
    orderBy: { seq: 'asc' },
    take: mostChildren,
    select: relative,
  });
  const count = rows.length < mostChildren ? rows.length : await ctx.db.variant.count({ where: of });
  return { items: rows.map(toRelative), count };
}
