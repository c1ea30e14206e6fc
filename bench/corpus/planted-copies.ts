import { randomUUID } from 'node:crypto';
import type { Db } from '#lib/db/client.ts';
import { expectedRecall, jaccard } from '#lib/math/near-duplicates/index.ts';
import { seededRandom } from '#lib/math/random.ts';
import { problemHash } from '#lib/services/problem-hash.ts';
import { type Metric, metric } from '../metrics.ts';
import { editWords } from '../near-duplicates/edit-words.ts';
import { editRates, vocabulary } from '../near-duplicates/invented-problems.ts';

/** An edited copy of a seed, stored as its variant. */
export type Planted = { id: string; seedId: string; rate: number; similarity: number };

const copiesOfARate = 250;

/** Plants variants that are copies of random seeds with a share of their words edited; one seed gets one copy. */
export async function plantCopies(db: Db, projectId: string): Promise<Planted[]> {
  const random = seededRandom('planted copies');
  const { _min: first, _max: last } = await db.seed.aggregate({
    where: { projectId },
    _min: { seq: true },
    _max: { seq: true },
  });
  const [from, to] = [Number(first.seq), Number(last.seq)];
  const drawn = Array.from({ length: copiesOfARate * editRates.length * 2 }, () =>
    BigInt(Math.floor(from + random() * (to - from + 1))),
  );
  const seeds = await db.seed.findMany({ where: { projectId, seq: { in: drawn } }, orderBy: { seq: 'asc' } });
  const planted = seeds.slice(0, copiesOfARate * editRates.length).flatMap(({ id: seedId, problem }, at) => {
    const rate = editRates[at % editRates.length]!;
    const copy = editWords(problem, rate, vocabulary, random);
    if (copy === null) return [];
    return [{ id: randomUUID(), seedId, rate, similarity: jaccard(problem, copy), problem: copy }];
  });
  await db.variant.createMany({
    data: planted.map(({ id, seedId, problem }) => ({
      ...{
        id,
        projectId,
        seedId,
        problem,
        solution: '',
        answer: '',
        method: 'rephrase',
        groundTruth: 'none',
      },
      contentHash: problemHash(problem),
    })),
  });
  return planted.map(({ problem: _, ...one }) => one);
}

/** The share of the planted copies that stand in a cluster with their seed, beside what the theory promises. */
export async function recallOf(db: Db, planted: readonly Planted[], threshold: number): Promise<Metric[]> {
  const members = await db.duplicateMember.findMany({
    where: { variantId: { in: planted.map((one) => one.id) }, cluster: { kind: { not: 'skeleton' } } },
    select: { variantId: true, cluster: { select: { members: { select: { seedId: true } } } } },
  });
  const together = new Set(
    members.flatMap(({ variantId, cluster }) =>
      cluster.members.map(({ seedId }) => `${variantId} ${seedId}`),
    ),
  );
  return editRates.map((rate) => {
    const some = planted.filter((one) => one.rate === rate);
    const found = some.filter((one) => together.has(`${one.id} ${one.seedId}`)).length / some.length;
    const promised =
      some.reduce((sum, { similarity }) => sum + expectedRecall(similarity, threshold), 0) / some.length;
    return metric(`duplicates: recall at ${100 * rate} % of the words edited`, found, '', {
      floor: promised,
      least: promised - 0.08,
    });
  });
}
