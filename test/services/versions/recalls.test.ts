import { expect, test } from 'vitest';
import { decideMatching } from '#lib/services/review/index.ts';
import {
  listRecalls,
  listTouchedVersions,
  recallOrigin,
  withdrawRecall,
} from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { acceptedProject, growVariants } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

async function frozen() {
  const made = await acceptedProject(ctx, 5);
  await growVariants(ctx, made, { randomSeed: 12 });
  await decideMatching(ctx, { project: made.slug, action: 'accept' });
  const version = await frozenVersion(ctx, { project: made.slug, name: 'a' });
  return { ...made, version };
}

test('a seed and a reply are followed to every version that holds what was made from them', async () => {
  const { project, variants, version } = await frozen();
  const { seedId, id: variant, requestId } = variants[0]!;
  const ofSeed = await db.variant.count({ where: { seedId, status: 'accepted' } });
  const one = [{ number: version.number, rows: 1 }];
  expect((await listTouchedVersions(ctx, { project, seed: seedId })).items).toMatchObject([{ rows: ofSeed }]);
  expect((await listTouchedVersions(ctx, { project, variant })).items).toMatchObject(one);
  expect((await listTouchedVersions(ctx, { project, request: requestId! })).items).toMatchObject(one);
  await expect(listTouchedVersions(ctx, { project })).rejects.toMatchObject({ code: 'INVALID' });
});

test('what is recalled names the versions that need a successor, and the next version leaves it out', async () => {
  const { project, variants, version } = await frozen();
  const { seedId } = variants[0]!;
  const { recall, versions } = await recallOrigin(ctx, {
    project,
    seed: seedId,
    reason: 'The seed has a typo.',
  });
  expect(versions).toMatchObject([{ number: version.number }]);
  const list = await listRecalls(ctx, { project });
  expect(list.items).toMatchObject([{ seedId, reason: 'The seed has a typo.' }]);
  expect(list.versions).toEqual([{ version: version.id, rows: versions[0]!.rows }]);
  const next = await frozenVersion(ctx, { project, name: 'b' });
  expect(next.rowCount).toBe(version.rowCount - versions[0]!.rows);
  await expect(recallOrigin(ctx, { project, seed: seedId, reason: 'Once more.' })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  await withdrawRecall(ctx, { project, recall });
  expect((await listRecalls(ctx, { project })).versions).toEqual([]);
  expect((await frozenVersion(ctx, { project, name: 'c' })).contentHash).toBe(version.contentHash);
});

test('a variant is recalled with what was made from it', async () => {
  const { project, variants, version } = await frozen();
  const [parent, child] = variants;
  await db.variant.update({ where: { id: child!.id }, data: { parentId: parent!.id } });
  const { versions } = await recallOrigin(ctx, { project, variant: parent!.id, reason: 'Wrong answer.' });
  expect(versions).toMatchObject([{ rows: 2 }]);
  expect((await frozenVersion(ctx, { project, name: 'b' })).rowCount).toBe(version.rowCount - 2);
});
