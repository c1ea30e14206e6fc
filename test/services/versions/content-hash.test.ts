import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { formats } from '#lib/domain/versions/formats/index.ts';
import { decideMatching } from '#lib/services/review/index.ts';
import { listVersionRows } from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext, wordProblems } from '#test/support/factories.ts';
import { acceptedProject, exportedText, growVariants } from '#test/support/variants.ts';
import { frozenVersion, verified } from '#test/support/versions.ts';

const { db } = await testDatabase();
const other = await testDatabase();
const ctx = systemContext(db);

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

describe('the content hash', () => {
  test('of the same content is the same in another project and in another database', async () => {
    const [one, same, far] = [
      await acceptedProject(ctx, 12),
      await acceptedProject(ctx, 12),
      await acceptedProject(systemContext(other.db), 12),
    ];
    const [first, second, third] = [
      await frozenVersion(ctx, { project: one.slug, name: 'a' }),
      await frozenVersion(ctx, { project: same.slug, name: 'b', description: 'Another name.' }),
      await frozenVersion(systemContext(other.db), { project: far.slug, name: 'c' }),
    ];
    expect(first.rowCount).toBe(one.variants.length);
    const { contentHash, manifestHash } = first;
    expect(second).toMatchObject({ contentHash, manifestHash });
    expect(third).toMatchObject({ contentHash, manifestHash });
  });

  test('does not hang on the order in which seeds and variants came', async () => {
    const seeds = wordProblems(10);
    const [one, turned] = [
      await acceptedProject(ctx, 10, seeds),
      await acceptedProject(ctx, 10, [...seeds].reverse()),
    ];
    // The same texts: a variant of the one project is written over that of the other, seed by seed.
    const bySeed = async (projectId: string) =>
      db.variant.findMany({ where: { projectId }, orderBy: { seed: { problem: 'asc' } } });
    const [from, to] = [await bySeed(one.id), await bySeed(turned.id)];
    expect(to.length).toBe(from.length);
    for (const [at, { problem, solution, answer, contentHash }] of from.entries()) {
      await db.variant.update({
        where: { id: to[at]!.id },
        data: { problem, solution, answer, contentHash },
      });
    }
    const first = await frozenVersion(ctx, { project: one.slug, name: 'a' });
    const second = await frozenVersion(ctx, { project: turned.slug, name: 'a' });
    expect(second.contentHash).toBe(first.contentHash);
  });

  test.each(['problem', 'solution', 'answer', 'subject'] as const)(
    'is another one with another %s',
    async (field) => {
      const { project, variants } = await acceptedProject(ctx, 4);
      const first = await frozenVersion(ctx, { project, name: 'a' });
      await db.variant.update({ where: { id: variants[1]!.id }, data: { [field]: 'Geometry' } });
      const second = await frozenVersion(ctx, { project, name: 'b' });
      expect(second.contentHash).not.toBe(first.contentHash);
    },
  );

  test('names the model of the recipe, also after the model was deleted', async () => {
    const { id: projectId, project, variants } = await acceptedProject(ctx, 2);
    const arm = await db.batchArm.findUniqueOrThrow({ where: { id: variants[0]!.armId! } });
    const recipe = { ...(arm.recipe as object), model: { model: 'small-1' } };
    const endpoint = await db.modelEndpoint.create({
      data: { projectId, name: 'm', baseUrl: 'https://models.example.org/v1', model: 'small-1' },
    });
    await db.batchArm.update({ where: { id: arm.id }, data: { recipe, endpointId: endpoint.id } });
    const first = await frozenVersion(ctx, { project, name: 'a' });
    await db.modelEndpoint.delete({ where: { id: endpoint.id } });
    const second = await frozenVersion(ctx, { project, name: 'b' });
    expect(second.contentHash).toBe(first.contentHash);
    const rows = await listVersionRows(ctx, { project, version: 'b' });
    expect(rows.items[0]?.lineage).toMatchObject({ model: 'small-1' });
  });
});

describe('an exported file', () => {
  const ofEveryRow = formats.filter(({ rows }) => rows === 'all').map(({ id }) => id);

  test.each(ofEveryRow)('of %s has the same bytes every time', async (format) => {
    const { project, variants } = await acceptedProject(ctx, 9);
    const { contentHash } = await frozenVersion(ctx, { project, name: 'a' });
    const one = await exportedText(ctx, project, 'a', format);
    const two = await exportedText(ctx, project, '1', format);
    expect(two.text).toBe(one.text);
    if (format === 'canonical') expect(sha256(one.text)).toBe(contentHash);
    const lines = one.text.trimEnd().split('\n');
    expect(lines).toHaveLength(variants.length);
    for (const line of lines) expect(JSON.parse(line)).toBeTypeOf('object');
    expect(one.fileName).toBe(`${project}-a-${format}.jsonl`);
  });

  test('of several shards has the hash of the version too', { timeout: 120_000 }, async () => {
    const made = await acceptedProject(ctx, 40);
    await growVariants(ctx, made, { randomSeed: 8, samples: 2 });
    await decideMatching(ctx, { project: made.slug, action: 'accept' });
    const asked = { project: made.slug, name: 'a' };
    const version = await frozenVersion(ctx, asked, { rows: 25, characters: 1e9 });
    expect(version.rowCount).toBeGreaterThan(100);
    const { text } = await exportedText(ctx, made.slug, 'a', 'canonical');
    expect(sha256(text)).toBe(version.contentHash);
    expect(text.trimEnd().split('\n')).toHaveLength(version.rowCount);
    expect(await verified(ctx, { project: made.slug, version: 'a' })).toMatchObject({ intact: true });
  });
});
