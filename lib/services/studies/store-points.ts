import { createHash } from 'node:crypto';
import type { Tx } from '#lib/db/client.ts';
import type { ScalingPoint } from '#lib/db/generated/client.ts';
import { FIT_EDITION } from '#lib/domain/studies/fit-study.ts';
import { curveFields, StudyPoint } from '#lib/domain/studies/schema.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';

const hashed = [
  ...(['size', 'tokens', 'seed', 'curriculum', 'accuracy', 'correct', 'items', 'weight'] as const),
  ...curveFields,
] as const;

/** What a fit answers: the same points with the same target have the same hash. */
export function hashOf(points: readonly StudyPoint[], target: number | null): string {
  const plain = points.map((point) => hashed.map((field) => point[field]));
  return createHash('sha256')
    .update(JSON.stringify([FIT_EDITION, target, plain]))
    .digest('hex');
}

export const toRow = (studyId: string, point: StudyPoint, place: number) => ({
  ...point,
  ...{ studyId, place, seed: point.seed === null ? null : BigInt(point.seed) },
  size: BigInt(point.size),
  tokens: point.tokens === null ? null : BigInt(point.tokens),
});

export function fromRow({ studyId: _, place: __, size, tokens, seed, ...row }: ScalingPoint): StudyPoint {
  const numbers = {
    size: Number(size),
    tokens: tokens === null ? null : Number(tokens),
    seed: seed === null ? null : Number(seed),
  };
  return StudyPoint.parse({ ...row, ...numbers });
}

export async function replacePoints(tx: Tx, studyId: string, points: readonly StudyPoint[]): Promise<void> {
  await tx.scalingPoint.deleteMany({ where: { studyId } });
  await tx.scalingPoint.createMany({ data: points.map((point, place) => toRow(studyId, point, place)) });
}

/** Asks for the fit of a study under its hash, unless there is one; one that failed is asked for again. */
export async function requestFit(tx: Tx, study: { id: string; hash: string }, now: Date) {
  const place = { studyId_hash: { studyId: study.id, hash: study.hash } };
  const before = await tx.scalingFit.findUnique({ where: place });
  if (before && before.status !== 'failed') return before;
  const fresh = { status: 'queued', error: null, endedAt: null, done: 0, total: 0, createdAt: now };
  const fit = await tx.scalingFit.upsert({
    ...{ where: place, update: fresh },
    create: { ...fresh, studyId: study.id, hash: study.hash },
  });
  await enqueue(tx, 'studies.fit', { fitId: fit.id });
  return fit;
}
