import { precondition } from '#lib/domain/errors.ts';
import { nearest } from '#lib/math/vectors/index.ts';
import type { Ctx } from '../context.ts';
import type { BenchmarkSet } from './benchmark-set.ts';
import { type EmbedTexts, embedderOf } from './embed-texts.ts';
import { type Finding, partHash } from './find-overlaps.ts';
import type { EmbeddingFinder } from './scan-texts.ts';

/** Neighbours of one text that are kept. */
const mostHits = 5;

type Vectors = { ids: string[]; values: Float32Array; dimension: number };

/** Vectors of benchmarks that were asked for last, by set and endpoint: asking again costs money. */
const remembered = new Map<string, Promise<Vectors>>();
const mostRemembered = 2;

/** Neighbours by the project's embeddings endpoint; null where the project looks for none by it. */
export async function embeddingFinder(
  ctx: Ctx,
  projectId: string,
  set: BenchmarkSet,
): Promise<EmbeddingFinder | null> {
  const { nearest: kind, endpoint, nearestThreshold } = set.settings;
  if (kind !== 'embedding') return null;
  if (endpoint === null) {
    throw precondition(
      'Neighbours by vectors need an endpoint: choose it in the settings of decontamination.',
    );
  }
  const embed = await embedderOf(ctx, projectId, endpoint);
  const { ids, values, dimension } = await benchmarkVectors(ctx, set, `${set.key} ${endpoint}`, embed);
  return async (texts, known) => {
    const direct = new Set(known.map(({ text, problemId }) => `${text} ${problemId}`));
    const vectors = await embed(texts.map(({ problem }) => problem));
    return vectors.flatMap((vector, text) =>
      nearest({ values, dimension }, vector, mostHits)
        .filter(({ row, score }) => score >= nearestThreshold && !direct.has(`${text} ${ids[row]}`))
        .map(({ row, score }) => findingOf(text, ids[row]!, score, texts[text]!.problem)),
    );
  };
}

function findingOf(text: number, problemId: string, score: number, problem: string): Finding {
  const evidence = { passage: [], text: [], hash: partHash(problem) };
  const parts = { part: 'problem', benchmarkPart: 'problem', method: 'embedding' } as const;
  return { text, problemId, ...parts, score: Math.min(1, score), evidence };
}

async function benchmarkVectors(
  ctx: Ctx,
  set: BenchmarkSet,
  key: string,
  embed: EmbedTexts,
): Promise<Vectors> {
  const known = remembered.get(key) ?? readVectors(ctx, set, embed);
  remembered.set(key, known);
  if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value!);
  known.catch(() => remembered.delete(key));
  return known;
}

async function readVectors(ctx: Ctx, { benchmarks }: BenchmarkSet, embed: EmbedTexts): Promise<Vectors> {
  const items = await ctx.db.benchmarkProblem.findMany({
    where: { benchmarkId: { in: [...benchmarks] } },
    orderBy: { seq: 'asc' },
    select: { id: true, problem: true },
  });
  const vectors = await embed(items.map(({ problem }) => problem));
  const dimension = vectors[0]?.length ?? 1;
  const values = new Float32Array(vectors.length * dimension);
  for (const [row, vector] of vectors.entries()) values.set(vector, row * dimension);
  return { ids: items.map(({ id }) => id), values, dimension };
}
