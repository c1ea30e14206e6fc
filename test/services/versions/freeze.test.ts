import { describe, expect, test } from 'vitest';
import { codeVersion } from '#lib/domain/code-version.ts';
import { decide, decideMatching } from '#lib/services/review/index.ts';
import { getVersion, listVersionRows, listVersions, previewVersion } from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { acceptedProject, growVariants, projectWithVariants } from '#test/support/variants.ts';
import { frozenVersion, verified } from '#test/support/versions.ts';

const { db } = await testDatabase();
const other = await testDatabase();
const ctx = systemContext(db);

describe('freezing', () => {
  test('takes a name once in a project, and numbers go up', async () => {
    const { project } = await acceptedProject(ctx, 2);
    await frozenVersion(ctx, { project, name: 'a' });
    await expect(frozenVersion(ctx, { project, name: 'a' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('number 1'),
    });
    expect(await frozenVersion(ctx, { project, name: 'b' })).toMatchObject({ number: 2 });
    expect((await listVersions(ctx, { project })).items.map((version) => version.name)).toEqual(['b', 'a']);
  });

  test('of several who freeze at once everyone gets a whole version or a conflict', async () => {
    const { project } = await acceptedProject(ctx, 6);
    const tries = await Promise.allSettled(
      Array.from({ length: 4 }, (_, at) => frozenVersion(ctx, { project, name: `v${at}` })),
    );
    const made = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(made.length).toBeGreaterThan(0);
    for (const one of tries)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'CONFLICT' });
    expect(made.map((version) => version.number).sort()).toEqual(made.map((_, at) => at + 1));
    for (const version of made) {
      expect(await verified(ctx, { project, version: version.name })).toMatchObject({ intact: true });
    }
  });

  test.each(['', '7', '-a', 'a b', 'ä', 'a/b', 'x'.repeat(62), crypto.randomUUID()])(
    'refuses the name "%s"',
    async (name) => {
      const { project } = await acceptedProject(ctx, 1);
      await expect(frozenVersion(ctx, { project, name })).rejects.toMatchObject({
        code: 'INVALID',
        issues: [{ path: 'name' }],
      });
    },
  );

  test('without an accepted variant is refused', async () => {
    const { slug: project, variants } = await projectWithVariants(ctx, 3);
    await expect(frozenVersion(ctx, { project, name: 'a' })).rejects.toMatchObject({ code: 'PRECONDITION' });
    await decide(ctx, { project, variant: variants[0]!.id, revision: 1, action: 'accept' });
    const filter = { levels: [5] };
    await expect(frozenVersion(ctx, { project, name: 'a', ...filter })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
    expect(await frozenVersion(ctx, { project, name: 'a' })).toMatchObject({ rowCount: 1 });
  });

  test('keeps the filter as its recipe, and the counts of its mix', async () => {
    const { project, variants } = await acceptedProject(ctx, 9);
    await frozenVersion(ctx, { project, name: 'a', levels: [1, 2], checks: 'passed' });
    const version = await getVersion(ctx, { project, version: 'a' });
    expect(version.recipe).toMatchObject({ filter: { levels: [1, 2], checks: 'passed' }, codeVersion });
    const wanted = variants.filter((variant) => variant.level !== 3);
    expect(version.mix.reduce((sum, group) => sum + group.rows, 0)).toBe(wanted.length);
    expect(new Set(version.mix.map((group) => group.level))).toEqual(new Set([1, 2]));
  });
});

describe('a filter', () => {
  test('preview counts what freezing takes', async () => {
    const made = await acceptedProject(ctx, 12);
    const { project } = made;
    await growVariants(ctx, made, { randomSeed: 8, samples: 2 });
    await decideMatching(ctx, { project, action: 'accept' });
    await db.variant.update({ where: { id: made.variants[0]!.id }, data: { subject: null, level: null } });
    await db.variant.update({ where: { id: made.variants[1]!.id }, data: { checkState: 'undecided' } });
    const filters = [
      {},
      { checks: 'passed' as const },
      { levels: [1, 3] },
      { subjects: ['Prealgebra'] },
      { subjects: ['Geometry'] },
      { methods: ['perturb-numbers'] },
      { methods: [] },
      { perSeed: 1 },
      { perSeed: 2, levels: [2] },
    ];
    const sizes: number[] = [];
    for (const [at, filter] of filters.entries()) {
      const preview = await previewVersion(ctx, { project, ...filter });
      expect(preview.groups.reduce((sum, group) => sum + group.rows, 0)).toBe(preview.rows);
      sizes.push(preview.rows);
      if (preview.rows === 0) continue;
      const version = await frozenVersion(ctx, { project, name: `v${at}`, ...filter });
      expect(version.rowCount).toBe(preview.rows);
      const { mix } = await getVersion(ctx, { project, version: `v${at}` });
      expect(mix).toEqual(preview.groups);
    }
    const accepted = { project: { slug: project }, status: 'accepted' as const };
    const all = await db.variant.count({ where: accepted });
    const passed = await db.variant.count({ where: { ...accepted, checkState: 'passed' } });
    expect(sizes[0]).toBe(all);
    expect(passed).toBeLessThan(all);
    expect(sizes[1]).toBe(passed);
    expect(sizes[3]).toBe(all - 1);
    expect(sizes[4]).toBe(0);
    expect(sizes[6]).toBe(all);
  });

  test.each([1, 2])('at most %d of one seed are taken, the same ones in any database', async (perSeed) => {
    const texts: string[] = [];
    for (const on of [ctx, systemContext(other.db)]) {
      const made = await acceptedProject(on, 8);
      await growVariants(on, made, { randomSeed: 8, samples: 3 });
      await decideMatching(on, { project: made.slug, action: 'accept' });
      await frozenVersion(on, { project: made.slug, name: 'a', perSeed });
      const rows = await listVersionRows(on, { project: made.slug, version: 'a', limit: 200 });
      const counts = new Map<string, number>();
      for (const row of rows.items) counts.set(row.seedId, (counts.get(row.seedId) ?? 0) + 1);
      expect(Math.max(...counts.values())).toBe(perSeed);
      expect(counts.size).toBe(8);
      texts.push(rows.items.map((row) => row.problem).join('\n'));
    }
    expect(texts[0]).toBe(texts[1]);
  });
});

test('rows of a version are turned over by pages, each row once', async () => {
  const { project, variants } = await acceptedProject(ctx, 11);
  await frozenVersion(ctx, { project, name: 'a' });
  const seen: number[] = [];
  let after: number | undefined;
  do {
    const page = await listVersionRows(ctx, { project, version: '1', limit: 3, after });
    seen.push(...page.items.map((row) => row.position));
    after = page.nextAfter ?? undefined;
  } while (after !== undefined);
  expect(seen).toEqual(variants.map((_, at) => at));
});
