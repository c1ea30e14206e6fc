import { setImmediate } from 'node:timers/promises';
import type { Db } from '#lib/db/client.ts';
import type { Prisma } from '#lib/db/generated/client.ts';
import { type CandidateText, candidateTexts } from '#lib/db/queries/candidate-texts.ts';
import {
  coveringRadius,
  type KCenterSelection,
  kCenter,
  randomSample,
  type Vectors,
} from '#lib/math/select/index.ts';
import { tfIdfVectors } from '#lib/math/vectors/index.ts';
import { pagesBySeq } from '../../pages-by-seq.ts';
import type { Selected } from './select-problems.ts';

const pageSize = 5000;
/** The event loop gets its turn at least this often, so that heartbeats and other batches go on. */
const sliceMs = 25;
/** So many comparisons are worth a look at how far a random choice would reach: some seconds. */
const mostComparisons = 5e9;

/** Chooses problems that leave no other one far away: k-center greedy over TF-IDF vectors of the texts. */
export async function selectCoreSet(
  db: Db,
  candidates: Prisma.Sql,
  { count, seed }: { count: number; seed: string },
  stopping: AbortSignal,
): Promise<Selected> {
  const from = performance.now();
  const { ids, texts } = await readTexts(db, candidates, stopping);
  const facts = (chosen: number, radii: { radius?: number; randomRadius?: number }) => ({
    ...{ kind: 'core-set' as const, candidates: ids.length, chosen, ...radii },
    seconds: (performance.now() - from) / 1000,
  });
  if (count >= ids.length) return { chosen: null, facts: facts(ids.length, {}) };
  const vectors = tfIdfVectors(() => texts);
  const selection = await choose(vectors, { count, seed }, stopping);
  const radii = {
    radius: selection.radii.at(-1)!,
    ...(ids.length * count <= mostComparisons && { randomRadius: randomRadius(vectors, count, seed) }),
  };
  return { chosen: [...selection.rows].map((row) => ids[row]!), facts: facts(count, radii) };
}

/** Sorted by their hashes: the same problems give the same choice in whichever order they arrived. */
async function readTexts(db: Db, candidates: Prisma.Sql, stopping: AbortSignal) {
  const all: Pick<CandidateText, 'id' | 'problem' | 'contentHash'>[] = [];
  const pages = pagesBySeq(pageSize, (after, count) => candidateTexts(db, candidates, after, count));
  for await (const page of pages) {
    assertGoing(stopping);
    for (const { id, problem, contentHash } of page) all.push({ id, problem, contentHash });
  }
  all.sort((one, other) => compare(one.contentHash, other.contentHash));
  return { ids: all.map((one) => one.id), texts: all.map((one) => one.problem) };
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));

async function choose(
  vectors: Vectors,
  options: { count: number; seed: string },
  stopping: AbortSignal,
): Promise<KCenterSelection> {
  const work = kCenter(vectors, options);
  let since = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - since < sliceMs) continue;
    await setImmediate();
    assertGoing(stopping);
    since = performance.now();
  }
}

function assertGoing(stopping: AbortSignal): void {
  if (stopping.aborted) throw new Error('The worker stops; the selection begins anew at its next start.');
}

/** How far the farthest problem would be from a random choice of as many: what the selection is better than. */
function randomRadius(vectors: Vectors, count: number, seed: string): number {
  const rows = Array.from({ length: vectors.values.length / vectors.dimension }, (_, row) => row);
  return coveringRadius(vectors, Int32Array.from(randomSample(rows, count, `${seed}:random`))).radius;
}
