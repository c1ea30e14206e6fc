import { describe, expect, test } from 'vitest';
import {
  listHits,
  removeContaminated,
  scanBatch,
  scanVariant,
  undoContamination,
} from '#lib/services/contamination/index.ts';
import { decide, decideMatching, undo } from '#lib/services/review/index.ts';
import { makeBenchmark, scan, unlikeProblems } from '#test/support/benchmarks.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext, wordProblems } from '#test/support/factories.ts';
import { projectWithVariants } from '#test/support/variants.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const openHits = async (project: string) => (await listHits(ctx, { project, state: 'open' })).items;

async function queued(): Promise<string[]> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT key FROM graphile_worker.jobs WHERE task_identifier LIKE 'contamination.%' ORDER BY key`;
  return rows.map(({ key }) => key);
}

async function rejected(count: number, seeds = wordProblems(count)) {
  const made = await projectWithVariants(ctx, count, seeds);
  const [first] = made.variants;
  const { group } = await decideMatching(ctx, {
    ...{ project: made.slug, action: 'reject' as const, reasons: ['ill-posed'] },
  });
  return { ...made, first: first!, group };
}

describe('a variant whose rejection is taken back', () => {
  test('is compared with a benchmark that came while it was rejected', async () => {
    const { slug, first } = await rejected(1, [unlikeProblems[0]!]);
    await makeBenchmark(ctx, slug, [{ problem: unlikeProblems[0]!.problem }]);
    await scan(ctx, slug);
    expect((await openHits(slug)).map(({ kind }) => kind)).toEqual(['seed']);
    await undo(ctx, { project: slug });
    expect(await queued()).toContain(`contamination.variant:${first.id}`);
    await scanVariant(ctx, first.id);
    expect((await openHits(slug)).map(({ kind }) => kind).toSorted()).toEqual(['seed', 'variant']);
  });

  test('with more than fifty others is compared with its batch', async () => {
    const { slug, first, group } = await rejected(60);
    await makeBenchmark(ctx, slug, [{ problem: first.problem }]);
    await undo(ctx, { project: slug, group });
    expect((await queued()).filter((key) => key.includes(first.batchId!))).toEqual([
      `contamination.batch:${first.batchId}`,
    ]);
    await scanBatch(ctx, first.batchId!);
    expect((await openHits(slug)).map(({ textId }) => textId)).toContain(first.id);
  });

  test('is compared when the removal of its hits is taken back', async () => {
    const { slug, variants } = await projectWithVariants(ctx, 1, [unlikeProblems[1]!]);
    await makeBenchmark(ctx, slug, [{ problem: variants[0]!.problem }]);
    await scanVariant(ctx, variants[0]!.id);
    const hits = (await openHits(slug)).filter(({ kind }) => kind === 'variant').map(({ id }) => id);
    await removeContaminated(ctx, { project: slug, hits });
    const undone = await undoContamination(ctx, { project: slug, hits });
    expect(undone).toMatchObject({ hits: 1, variants: 1 });
    expect(await queued()).toContain(`contamination.variant:${variants[0]!.id}`);
  });

  test('asks for nothing in a project without benchmarks, and nothing where an acceptance is taken back', async () => {
    const { slug, first } = await rejected(1);
    await undo(ctx, { project: slug });
    await makeBenchmark(ctx, slug, [{ problem: unlikeProblems[2]!.problem }]);
    await decide(ctx, { project: slug, variant: first.id, revision: 1, action: 'accept' });
    await undo(ctx, { project: slug });
    expect(await queued()).not.toContain(`contamination.variant:${first.id}`);
  });
});
