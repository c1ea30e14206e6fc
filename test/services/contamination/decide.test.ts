import { describe, expect, test } from 'vitest';
import {
  listHits,
  removeContaminated,
  summarizeContamination,
  undoContamination,
  waiveHit,
} from '#lib/services/contamination/index.ts';
import { decideMatching, undo } from '#lib/services/review/index.ts';
import { previewVersion } from '#lib/services/versions/index.ts';
import { makeBenchmark, scan, unlikeProblems } from '#test/support/benchmarks.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';
import { acceptedProject, projectWithVariants } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

/** Four accepted variants of four seeds; two seeds, and so their variants, stand in the benchmark. */
async function contaminated() {
  const seeds = [...unlikeProblems];
  const made = await acceptedProject(ctx, 4, seeds);
  await makeBenchmark(ctx, made.project, [{ problem: seeds[0]!.problem }, { problem: seeds[1]!.problem }]);
  await scan(ctx, made.project);
  const { items } = await listHits(ctx, { project: made.project });
  const of = (kind: string, textId: string) =>
    items.find((hit) => hit.kind === kind && hit.textId === textId && hit.part === 'problem')!;
  return {
    ...made,
    hits: items,
    seedHit: of('seed', made.seedIds[0]!),
    variantHit: of('variant', made.variants[0]!.id),
  };
}

const statusOf = async (id: string) => (await db.variant.findUniqueOrThrow({ where: { id } })).status;

describe('a hit', () => {
  test('keeps versions from being frozen until somebody says of each that it is no leak', async () => {
    const { project, hits, variantHit, seedHit } = await contaminated();
    expect(await previewVersion(ctx, { project })).toMatchObject({ rows: 4, openHits: 2, contaminated: 0 });
    await expect(frozenVersion(ctx, { project, name: 'first' })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
    await waiveHit(ctx, { project, hits: [variantHit.id], reason: 'A usual exercise' });
    expect(await previewVersion(ctx, { project })).toMatchObject({ openHits: 2 });
    await waiveHit(ctx, { project, hits: [seedHit.id], reason: 'A usual exercise' });
    expect(await previewVersion(ctx, { project })).toMatchObject({ openHits: 1 });
    const rest = hits.map(({ id }) => id).filter((id) => id !== variantHit.id && id !== seedHit.id);
    await waiveHit(ctx, { project, hits: rest, reason: 'A usual exercise' });
    expect(await previewVersion(ctx, { project })).toMatchObject({ rows: 4, openHits: 0, contaminated: 0 });
    expect(await frozenVersion(ctx, { project, name: 'first' })).toMatchObject({ rowCount: 4 });
  });

  test('that is removed rejects its variant, with the decision that review shows; undo takes both back', async () => {
    const { project, variantHit, variants } = await contaminated();
    const variant = variants[0]!.id;
    const removed = await removeContaminated(ctx, { project, hits: [variantHit.id] });
    expect(removed).toEqual({ hits: 1, seeds: 0, variants: 1 });
    expect(await statusOf(variant)).toBe('rejected');
    const decision = await db.decision.findFirstOrThrow({ where: { variantId: variant, action: 'reject' } });
    expect(decision).toMatchObject({ reasons: ['contaminated'], previousStatus: 'accepted', undoneAt: null });
    await undoContamination(ctx, { project, hits: [variantHit.id] });
    expect(await statusOf(variant)).toBe('accepted');
    expect(await db.decision.findFirst({ where: { id: decision.id, undoneAt: null } })).toBeNull();
    const [again] = (await listHits(ctx, { project, state: 'open', kind: 'variant' })).items;
    expect(again).toMatchObject({ id: variantHit.id, reason: '', decidedLabel: null });
  });

  test('that is removed sets its seed aside, and with it what grew from the seed', async () => {
    const { project, seedHit, seedIds, variants } = await contaminated();
    const hits = (await listHits(ctx, { project, kind: 'variant' })).items.map(({ id }) => id);
    await waiveHit(ctx, { project, hits, reason: 'Other numbers' });
    expect(await previewVersion(ctx, { project })).toMatchObject({ rows: 4, contaminated: 0 });
    expect(await removeContaminated(ctx, { project, hits: [seedHit.id] })).toMatchObject({ seeds: 1 });
    const seed = () => db.seed.findUniqueOrThrow({ where: { id: seedIds[0]! } });
    expect(await seed()).toMatchObject({ excludedReason: 'contaminated' });
    expect(await previewVersion(ctx, { project })).toMatchObject({ rows: 3, contaminated: 1 });
    expect(await statusOf(variants[0]!.id)).toBe('accepted');
    await undoContamination(ctx, { project, hits: [seedHit.id] });
    expect(await seed()).toMatchObject({ excludedReason: null, excludedAt: null });
  });

  test('that is removed stays out of versions even when review takes the rejection back', async () => {
    const { project, variantHit, variants } = await contaminated();
    await removeContaminated(ctx, { project, hits: [variantHit.id] });
    const decision = await db.decision.findFirstOrThrow({
      where: { variantId: variants[0]!.id, action: 'reject' },
    });
    await undo(ctx, { project, decision: decision.id });
    expect(await statusOf(variants[0]!.id)).toBe('accepted');
    expect(await previewVersion(ctx, { project })).toMatchObject({ rows: 3, contaminated: 1 });
  });

  test('is decided in bulk by its filter, by a reviewer only, and undone in bulk', async () => {
    const { id: projectId, project, hits } = await contaminated();
    const annotator = { ...ctx, actor: await makeUser(db, { projectId, role: 'annotator' }) };
    const all = { project, matching: true, kind: 'variant', state: 'open' } as const;
    await expect(removeContaminated(annotator, all)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const reviewer = { ...ctx, actor: await makeUser(db, { projectId, role: 'reviewer' }) };
    const count = hits.filter(({ kind }) => kind === 'variant').length;
    expect(await removeContaminated(reviewer, all)).toEqual({ hits: count, seeds: 0, variants: 2 });
    const { items } = await summarizeContamination(ctx, { project });
    expect(items.filter(({ kind, state }) => kind === 'variant' && state !== 'removed')).toEqual([]);
    const undone = await undoContamination(reviewer, { ...all, state: 'removed' });
    expect(undone).toEqual({ hits: count, seeds: 0, variants: 2 });
  });

  test('of another person is not undone by an annotator', async () => {
    const { id: projectId, project, seedHit } = await contaminated();
    await waiveHit(ctx, { project, hits: [seedHit.id], reason: 'Known' });
    const annotator = { ...ctx, actor: await makeUser(db, { projectId, role: 'annotator' }) };
    const undoing = undoContamination(annotator, { project, hits: [seedHit.id] });
    await expect(undoing).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('is not decided twice, nor without a choice or a reason', async () => {
    const { project, seedHit } = await contaminated();
    const hits = [seedHit.id];
    await removeContaminated(ctx, { project, hits });
    await expect(removeContaminated(ctx, { project, hits })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(removeContaminated(ctx, { project })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(waiveHit(ctx, { project, hits, reason: ' ' })).rejects.toMatchObject({ code: 'INVALID' });
  });

  test('of another project is left alone', async () => {
    const { seedHit } = await contaminated();
    const other = await projectWithVariants(ctx, 1);
    const removing = removeContaminated(ctx, { project: other.slug, hits: [seedHit.id] });
    await expect(removing).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('of a pending variant is decided like that of an accepted one', async () => {
    const seeds = unlikeProblems.slice(0, 1);
    const { slug: project, variants } = await projectWithVariants(ctx, 1, seeds);
    await makeBenchmark(ctx, project, [{ problem: seeds[0]!.problem }]);
    await scan(ctx, project);
    const choice = { project, matching: true, kind: 'variant' } as const;
    await removeContaminated(ctx, choice);
    await expect(decideMatching(ctx, { project, action: 'accept' })).resolves.toMatchObject({ decided: 0 });
    await undoContamination(ctx, choice);
    expect(await statusOf(variants[0]!.id)).toBe('pending');
  });
});
