import { type SimilarKey, similarSignatures } from '#lib/db/queries/search/similar-signatures.ts';
import { withTimeLimit } from '#lib/db/time-limit.ts';
import { jaccard, storedKeys } from '#lib/math/near-duplicates/index.ts';
import type { ProjectCtx } from '../context.ts';

/** Texts that are compared word by word; more share a band only where the corpus repeats itself. */
const mostCompared = 300;
const mostShown = 20;
const leastSimilarity = 0.3;
const similarTime = 250;

export type SimilarText = {
  kind: 'seed' | 'variant';
  id: string;
  seq: number;
  problem: string;
  /** Share of three-token pieces that both have, 0 to 1. */
  similarity: number;
  /** The same but for its numbers. */
  sameSkeleton: boolean;
};

type Text = { kind: 'seed' | 'variant'; seq: bigint; problem: string };

/** Texts of the project that are like this one, the likest first, by signatures that were stored when they were read. */
export async function similarTexts(ctx: ProjectCtx, text: Text) {
  const { kind, seq } = text;
  const stored = await ctx.db.textSignature.findUnique({ where: { kind_seq: { kind, seq } } });
  const projectId = ctx.project.id;
  const { skeleton, bands } = stored ?? storedKeys(text.problem);
  const keys = { projectId, skeleton, bands: [...bands] };
  const found = await withTimeLimit(ctx.db, similarTime, ({ rows }) =>
    rows<SimilarKey>(similarSignatures(keys, mostCompared)),
  );
  const others = (found ?? []).filter((one) => one.kind !== kind || one.seq !== String(seq));
  const items = (await withTexts(ctx, others))
    .map((one) => ({ ...one, similarity: jaccard(text.problem, one.problem) }))
    .filter((one) => one.similarity >= leastSimilarity || one.sameSkeleton)
    .sort((one, other) => other.similarity - one.similarity || one.seq - other.seq)
    .slice(0, mostShown);
  const signed = others.length > 0 || (await anySignature(ctx));
  return { items, partial: found === null || others.length >= mostCompared, signed };
}

const anySignature = async (ctx: ProjectCtx) =>
  (await ctx.db.textSignature.findFirst({ where: { projectId: ctx.project.id }, select: { seq: true } })) !==
  null;

async function withTexts(
  ctx: ProjectCtx,
  keys: readonly SimilarKey[],
): Promise<Omit<SimilarText, 'similarity'>[]> {
  const seqsOf = (kind: SimilarKey['kind']) =>
    keys.filter((key) => key.kind === kind).map((key) => BigInt(key.seq));
  const asked = (kind: SimilarKey['kind']) => ({
    where: { projectId: ctx.project.id, seq: { in: seqsOf(kind) } },
    select: { id: true, seq: true, problem: true },
  });
  const [seeds, variants] = await Promise.all([
    ctx.db.seed.findMany(asked('seed')),
    ctx.db.variant.findMany(asked('variant')),
  ]);
  const alike = new Set(keys.filter((key) => key.same_skeleton).map((key) => `${key.kind} ${key.seq}`));
  const named = (kind: SimilarKey['kind'], rows: typeof seeds) =>
    rows.map(({ id, seq, problem }) => ({
      ...{ kind, id, seq: Number(seq), problem },
      sameSkeleton: alike.has(`${kind} ${seq}`),
    }));
  return [...named('seed', seeds), ...named('variant', variants)];
}
