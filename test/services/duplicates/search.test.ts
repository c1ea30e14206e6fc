import { describe, expect, test } from 'vitest';
import { poolOf } from '#lib/db/client.ts';
import { storedKeys } from '#lib/math/near-duplicates/index.ts';
import { cancelRun, RunStopped, runCorpus, showRun } from '#lib/services/corpus/index.ts';
import { findDuplicates, keepAllMembers, listClusters } from '#lib/services/duplicates/index.ts';
import { ensureSignatureIndexes } from '#lib/services/duplicates/run/signature-indexes.ts';
import { editVariant } from '#lib/services/review/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { clustersOf, makeVariants, searchFor } from '#test/support/duplicates.ts';
import { makeProject, makeSeeds, systemContext } from '#test/support/factories.ts';
import { findDuplicates as runner } from '#worker/duplicates-runner.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const hens =
  'A farmer keeps 12 hens in a yard behind the old mill. Every hen lays 3 eggs a day, and the farmer sells all of them at the market. How many eggs does the farmer sell in a week?';
const layout = hens.replace(' 12 hens', '  12\nhens');
const edited = hens.replace('old mill', 'new mill');
const otherNumbers = hens.replace('12', '15').replace('3', '4');
const train =
  'A train leaves the station at noon and travels north at a steady speed of 80 kilometres an hour. How far is it from the station after 3 hours?';

async function filled() {
  const { id, slug } = await makeProject(db);
  const seeds = await makeSeeds(db, id, [{ problem: hens }, { problem: otherNumbers }, { problem: train }]);
  const place = { projectId: id, seedId: seeds[0]! };
  const variants = await makeVariants(db, place, [
    { problem: edited },
    { problem: hens, method: 'answer-augmentation', solution: 'Another way.' },
    { problem: hens },
  ]);
  return { id, slug, seeds, variants, place };
}

describe('a search for duplicates', () => {
  test('finds copies, edited copies and other numbers, seeds first, and leaves kept problems alone', async () => {
    const { slug } = await filled();
    const run = await searchFor(ctx, { project: slug });
    expect(run).toMatchObject({
      status: 'done',
      result: { texts: 6, signed: 6, exact: 0, near: 1, skeleton: 1, members: 5 },
    });
    const [near, skeleton] = await clustersOf(ctx, slug);
    expect(near).toMatchObject({ kind: 'near', state: 'open' });
    expect(near!.members.map((one) => [one.kind, one.problem === hens])).toEqual([
      ['seed', true],
      ['variant', false],
      ['variant', true],
    ]);
    expect(near!.members[0]!.similarity).toBe(1);
    expect(near!.members[1]!.similarity).toBeLessThan(1);
    expect(near!.members[2]!.similarity).toBe(1);
    expect(skeleton!.kind).toBe('skeleton');
    expect(skeleton!.members.map((one) => one.problem)).toEqual([hens, otherNumbers]);
  });

  test('calls texts that differ in layout alone exact copies', async () => {
    const { id, slug } = await makeProject(db);
    const [seedId] = await makeSeeds(db, id, [{ problem: hens }, { problem: train }]);
    await makeVariants(db, { projectId: id, seedId: seedId! }, [{ problem: layout }]);
    await searchFor(ctx, { project: slug });
    expect(await clustersOf(ctx, slug)).toMatchObject([{ kind: 'exact', similarity: 1, members: [{}, {}] }]);
  });

  test('compares problems with their solutions where it is asked to', async () => {
    const { slug, place } = await filled();
    const another = {
      problem: hens,
      method: 'answer-augmentation',
      solution: `Another way. ${train} ${train}`,
    };
    await makeVariants(db, place, [another, another]);
    await searchFor(ctx, { project: slug, scope: 'full' });
    const texts = (await clustersOf(ctx, slug)).map(({ kind, members }) => [kind, members.length]);
    expect(texts).toContainEqual(['exact', 2]);
    expect((await listClusters(ctx, { project: slug })).items.every((one) => one.scope === 'full')).toBe(
      true,
    );
  });

  test('limited to some texts tells their clusters alone, against the project or among themselves', async () => {
    const { slug, id } = await filled();
    const [later] = await makeSeeds(db, id, [{ problem: train.replace('noon', 'midnight') }]);
    const { importId } = await db.seed.findUniqueOrThrow({ where: { id: later! } });
    await searchFor(ctx, { project: slug, import: importId });
    expect(
      (await clustersOf(ctx, slug)).map((one) => one.members.map(({ problem }) => problem.slice(0, 7))),
    ).toEqual([['A train', 'A train']]);
    await searchFor(ctx, { project: slug, import: importId, among: 'themselves' });
    expect(await clustersOf(ctx, slug)).toEqual([]);
    await expect(findDuplicates(ctx, { project: slug, import: later! })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('again replaces what is open, and knows what people kept', async () => {
    const { slug } = await filled();
    await searchFor(ctx, { project: slug });
    const [near, skeleton] = await clustersOf(ctx, slug);
    await keepAllMembers(ctx, { project: slug, clusters: [near!.id] });
    const run = await searchFor(ctx, { project: slug });
    expect(run.result).toMatchObject({ signed: 0, decided: 1 });
    const [again, ...none] = await clustersOf(ctx, slug);
    expect(again).toMatchObject({ kind: 'skeleton', members: [{}, {}] });
    expect(again!.id).not.toBe(skeleton!.id);
    expect(none).toEqual([]);
    expect(await clustersOf(ctx, slug, { state: 'kept_all' })).toMatchObject([
      { id: near!.id, members: [{}, {}, {}] },
    ]);
  });

  test('stores the signatures of all texts; an edit renews that of its variant', async () => {
    const { slug, id, variants } = await filled();
    await searchFor(ctx, { project: slug });
    const signatureOf = async (seq: bigint) =>
      db.textSignature.findUniqueOrThrow({ where: { kind_seq: { kind: 'variant', seq } } });
    expect(await db.textSignature.count({ where: { projectId: id } })).toBe(6);
    const { seq } = await db.variant.findUniqueOrThrow({ where: { id: variants[0]! } });
    const keys = ({ exact, skeleton, bands }: ReturnType<typeof storedKeys>) => ({
      exact,
      skeleton,
      bands: [...bands],
    });
    expect(await signatureOf(seq)).toMatchObject({ revision: 1, ...keys(storedKeys(edited)) });
    const text = { problem: train, solution: 'It is 240.', answer: '240' };
    await editVariant(ctx, { project: slug, variant: variants[0]!, revision: 1, ...text });
    expect(await signatureOf(seq)).toMatchObject({ revision: 2, ...keys(storedKeys(train)) });
    // Written without the studio's help, it is found stale by the next search.
    await db.variant.update({ where: { id: variants[0]! }, data: { problem: hens, revision: 3 } });
    expect((await searchFor(ctx, { project: slug })).result).toMatchObject({ signed: 1 });
    expect(await signatureOf(seq)).toMatchObject({ revision: 3, ...keys(storedKeys(hens)) });
  });

  test('forgets the signatures of deleted seeds, variants and projects', async () => {
    const [one, other] = [await filled(), await filled()];
    for (const { slug } of [one, other]) await searchFor(ctx, { project: slug });
    const signed = () => db.textSignature.groupBy({ by: ['projectId', 'kind'], _count: true });
    expect((await signed()).filter(({ projectId }) => projectId === one.id)).toHaveLength(2);
    await db.variant.delete({ where: { id: one.variants[0]! } });
    await db.seed.delete({ where: { id: one.seeds[2]! } });
    await db.project.delete({ where: { id: other.id } });
    await searchFor(ctx, { project: one.slug });
    const left = await signed();
    expect(left.filter(({ projectId }) => projectId === other.id)).toEqual([]);
    const mine = left.filter(({ projectId }) => projectId === one.id);
    expect(new Map(mine.map(({ kind, _count }) => [kind, _count]))).toEqual(
      new Map([
        ['seed', 2],
        ['variant', 2],
      ]),
    );
  });

  test('is followed by indexes as they were, where a bulk fill has taken them away', async () => {
    const indexes = () => db.$queryRaw<{ name: string; definition: string }[]>`
      SELECT indexname::text AS name, indexdef AS definition FROM pg_indexes
      WHERE tablename = 'text_signatures' ORDER BY 1`;
    const before = await indexes();
    expect(before).toHaveLength(4);
    for (const { name } of before.filter((one) => !one.name.endsWith('_pkey'))) {
      await db.$executeRawUnsafe(`DROP INDEX ${name}`);
    }
    expect(await ensureSignatureIndexes(poolOf(db))).toBe(true);
    expect(await indexes()).toEqual(before);
    expect(await ensureSignatureIndexes(poolOf(db))).toBe(false);
  });

  test('that is cancelled leaves what stood before it', async () => {
    const { slug } = await filled();
    await searchFor(ctx, { project: slug });
    const before = await clustersOf(ctx, slug);
    const { run } = await findDuplicates(ctx, { project: slug });
    const cancelled = async (...[inner, row, progress]: Parameters<typeof runner>) => {
      await cancelRun(ctx, { project: slug, run });
      const work = runner(inner, row, progress);
      await expect(work).rejects.toThrow(RunStopped);
      return work;
    };
    const runners = { duplicates: cancelled } as unknown as Parameters<typeof runCorpus>[2];
    await runCorpus(ctx, run, runners, new AbortController().signal);
    expect(await showRun(ctx, { project: slug, run })).toMatchObject({ status: 'cancelled' });
    expect(await clustersOf(ctx, slug)).toEqual(before);
  });
});
