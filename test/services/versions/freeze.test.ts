import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { formats } from '#lib/domain/versions/formats/index.ts';
import type { Ctx } from '#lib/services/context.ts';
import { decide, decideMatching, editVariant, undo } from '#lib/services/review/index.ts';
import {
  createVersion,
  exportVersion,
  getVersion,
  listVersionRows,
  listVersions,
  previewVersion,
  verifyVersion,
} from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext, wordProblems } from '#test/support/factories.ts';
import { growVariants, projectWithVariants } from '#test/support/variants.ts';

const { db, pool } = await testDatabase();
const other = await testDatabase();
const ctx = systemContext(db);

/** A project whose variants are all accepted; the batch and its random seed are always the same. */
async function acceptedProject(count: number, on: Ctx = ctx, seeds = wordProblems(count)) {
  const made = await projectWithVariants(on, count, seeds);
  await decideMatching(on, { project: made.slug, action: 'accept' });
  return { ...made, project: made.slug };
}

async function exportedText(project: string, version: string, format: string) {
  const exported = await exportVersion(ctx, { project, version, format });
  let text = '';
  for await (const line of exported.lines) text += line;
  return { ...exported, text };
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

describe('the content hash', () => {
  test('of the same content is the same in another project and in another database', async () => {
    const [one, same, far] = [
      await acceptedProject(12),
      await acceptedProject(12),
      await acceptedProject(12, systemContext(other.db)),
    ];
    const [first, second, third] = [
      await createVersion(ctx, { project: one.slug, name: 'a' }),
      await createVersion(ctx, { project: same.slug, name: 'b', description: 'Another name.' }),
      await createVersion(systemContext(other.db), { project: far.slug, name: 'c' }),
    ];
    expect(first.rowCount).toBe(one.variants.length);
    expect(second).toMatchObject({ contentHash: first.contentHash, files: first.files });
    expect(third).toMatchObject({ contentHash: first.contentHash, files: first.files });
  });

  test('does not hang on the order in which seeds and variants came', async () => {
    const seeds = wordProblems(10);
    const [one, turned] = [
      await acceptedProject(10, ctx, seeds),
      await acceptedProject(10, ctx, [...seeds].reverse()),
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
    const first = await createVersion(ctx, { project: one.slug, name: 'a' });
    const second = await createVersion(ctx, { project: turned.slug, name: 'a' });
    expect(second.contentHash).toBe(first.contentHash);
  });

  test.each(['problem', 'solution', 'answer', 'subject'] as const)(
    'is another one with another %s',
    async (field) => {
      const { project, variants } = await acceptedProject(4);
      const first = await createVersion(ctx, { project, name: 'a' });
      await db.variant.update({ where: { id: variants[1]!.id }, data: { [field]: 'Geometry' } });
      const second = await createVersion(ctx, { project, name: 'b' });
      expect(second.contentHash).not.toBe(first.contentHash);
    },
  );

  test('names the model of the recipe, also after the model was deleted', async () => {
    const { id: projectId, project, variants } = await acceptedProject(2);
    const batch = await db.batch.findUniqueOrThrow({ where: { id: variants[0]!.batchId } });
    const recipe = { ...(batch.recipe as object), model: { model: 'small-1' } };
    const endpoint = await db.modelEndpoint.create({
      data: { projectId, name: 'm', baseUrl: 'https://models.example.org/v1', model: 'small-1' },
    });
    await db.batch.update({ where: { id: batch.id }, data: { recipe, endpointId: endpoint.id } });
    const first = await createVersion(ctx, { project, name: 'a' });
    await db.modelEndpoint.delete({ where: { id: endpoint.id } });
    const second = await createVersion(ctx, { project, name: 'b' });
    expect(second.contentHash).toBe(first.contentHash);
    const rows = await listVersionRows(ctx, { project, version: 'b' });
    expect(rows.items[0]?.lineage).toMatchObject({ model: 'small-1' });
  });
});

describe('an exported file', () => {
  test.each(formats.map((format) => format.id))(
    'of %s has the hash that the version tells, every time',
    async (format) => {
      const { project, variants } = await acceptedProject(9);
      const version = await createVersion(ctx, { project, name: 'a' });
      const one = await exportedText(project, 'a', format);
      const two = await exportedText(project, '1', format);
      expect(two.text).toBe(one.text);
      expect(sha256(one.text)).toBe(version.files[format]?.sha256);
      expect(Buffer.byteLength(one.text)).toBe(version.files[format]?.bytes);
      const lines = one.text.trimEnd().split('\n');
      expect(lines).toHaveLength(variants.length);
      for (const line of lines) expect(JSON.parse(line)).toBeTypeOf('object');
      expect(one.fileName).toBe(`${project}-a-${format}.jsonl`);
    },
  );

  test('longer than what is read at once has the hash of the version too', { timeout: 120_000 }, async () => {
    const made = await acceptedProject(440);
    await growVariants(ctx, made, { randomSeed: 8, samples: 4 });
    await decideMatching(ctx, { project: made.slug, action: 'accept' });
    const version = await createVersion(ctx, { project: made.slug, name: 'a' });
    expect(version.rowCount).toBeGreaterThan(2_100);
    const { text } = await exportedText(made.slug, 'a', 'alpaca');
    expect(sha256(text)).toBe(version.files.alpaca?.sha256);
    expect(text.trimEnd().split('\n')).toHaveLength(version.rowCount);
    expect(await verifyVersion(ctx, { project: made.slug, version: 'a' })).toMatchObject({ intact: true });
  });
});

describe('a frozen version', () => {
  test('does not change when its variants are edited, undone or deleted', async () => {
    const { id: projectId, project, variants } = await acceptedProject(6);
    const version = await createVersion(ctx, { project, name: 'a' });
    const before = await exportedText(project, 'a', 'chat');
    const { id: variant, problem, solution, answer } = variants[0]!;
    await editVariant(ctx, { project, variant, revision: 1, problem: `${problem} Now?`, solution, answer });
    await undo(ctx, { project });
    await db.variant.delete({ where: { id: variants[1]!.id } });
    await db.seed.updateMany({ where: { projectId }, data: { problem: 'Gone.' } });
    expect((await exportedText(project, 'a', 'chat')).text).toBe(before.text);
    expect(await verifyVersion(ctx, { project, version: 'a' })).toMatchObject({
      intact: true,
      rows: version.rowCount,
      found: version.contentHash,
    });
  });

  test.each([
    `UPDATE version_rows SET answer = '0' WHERE version_id = $1`,
    `DELETE FROM version_rows WHERE version_id = $1`,
    `UPDATE dataset_versions SET content_hash = 'x' WHERE id = $1`,
    `DELETE FROM dataset_versions WHERE id = $1`,
    `DELETE FROM projects WHERE id = (SELECT project_id FROM dataset_versions WHERE id = $1)`,
  ])('refuses %s', async (statement) => {
    const { project } = await acceptedProject(2);
    const { id } = await createVersion(ctx, { project, name: 'a' });
    await expect(pool.query(statement, [id])).rejects.toThrow(/immutable/);
    expect(await verifyVersion(ctx, { project, version: id })).toMatchObject({ intact: true });
  });

  test('whose row was changed behind the trigger is found by verify', async () => {
    const { project } = await acceptedProject(5);
    const { id, contentHash } = await createVersion(ctx, { project, name: 'a' });
    const client = await pool.connect();
    try {
      await client.query(`BEGIN; SET LOCAL session_replication_role = replica`);
      await client.query(
        `UPDATE version_rows SET answer = answer || '0' WHERE version_id = $1 AND position = 3`,
        [id],
      );
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    const verdict = await verifyVersion(ctx, { project, version: 'a' });
    expect(verdict).toMatchObject({ intact: false, rows: 5, expected: contentHash });
    expect(verdict.found).not.toBe(contentHash);
  });

  test('with a row missing is found by verify', async () => {
    const { project } = await acceptedProject(5);
    const { id } = await createVersion(ctx, { project, name: 'a' });
    const client = await pool.connect();
    try {
      await client.query(`BEGIN; SET LOCAL session_replication_role = replica`);
      await client.query(`DELETE FROM version_rows WHERE version_id = $1 AND position = 4`, [id]);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    expect(await verifyVersion(ctx, { project, version: 'a' })).toMatchObject({ intact: false, rows: 4 });
  });

  test('is found by number, name and id, and not from another project', async () => {
    const { project } = await acceptedProject(2);
    const foreign = await acceptedProject(2);
    const made = await createVersion(ctx, { project, name: 'first' });
    await createVersion(ctx, { project: foreign.slug, name: 'theirs' });
    for (const version of ['1', 'first', made.id]) {
      expect((await getVersion(ctx, { project, version })).id).toBe(made.id);
    }
    for (const version of ['2', 'theirs', 'firs', crypto.randomUUID()]) {
      await expect(getVersion(ctx, { project, version })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(getVersion(ctx, { project: foreign.slug, version: made.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('freezing', () => {
  test('takes a name once in a project, and numbers go up', async () => {
    const { project } = await acceptedProject(2);
    await createVersion(ctx, { project, name: 'a' });
    await expect(createVersion(ctx, { project, name: 'a' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('number 1'),
    });
    expect(await createVersion(ctx, { project, name: 'b' })).toMatchObject({ number: 2 });
    expect((await listVersions(ctx, { project })).items.map((version) => version.name)).toEqual(['b', 'a']);
  });

  test('of several who freeze at once everyone gets a whole version or a conflict', async () => {
    const { project } = await acceptedProject(6);
    const tries = await Promise.allSettled(
      Array.from({ length: 4 }, (_, at) => createVersion(ctx, { project, name: `v${at}` })),
    );
    const made = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(made.length).toBeGreaterThan(0);
    for (const one of tries)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'CONFLICT' });
    expect(made.map((version) => version.number).sort()).toEqual(made.map((_, at) => at + 1));
    for (const version of made) {
      expect(await verifyVersion(ctx, { project, version: version.name })).toMatchObject({ intact: true });
    }
  });

  test.each(['', '7', '-a', 'a b', 'ä', 'a/b', 'x'.repeat(62), crypto.randomUUID()])(
    'refuses the name "%s"',
    async (name) => {
      const { project } = await acceptedProject(1);
      await expect(createVersion(ctx, { project, name })).rejects.toMatchObject({
        code: 'INVALID',
        issues: [{ path: 'name' }],
      });
    },
  );

  test('without an accepted variant is refused', async () => {
    const { slug: project, variants } = await projectWithVariants(ctx, 3);
    await expect(createVersion(ctx, { project, name: 'a' })).rejects.toMatchObject({ code: 'PRECONDITION' });
    await decide(ctx, { project, variant: variants[0]!.id, revision: 1, action: 'accept' });
    const filter = { levels: [5] };
    await expect(createVersion(ctx, { project, name: 'a', ...filter })).rejects.toMatchObject({
      code: 'PRECONDITION',
    });
    expect(await createVersion(ctx, { project, name: 'a' })).toMatchObject({ rowCount: 1 });
  });

  test('keeps the filter as its recipe, and the counts of its mix', async () => {
    const { project, variants } = await acceptedProject(9);
    await createVersion(ctx, { project, name: 'a', levels: [1, 2], checks: 'passed' });
    const version = await getVersion(ctx, { project, version: 'a' });
    expect(version.recipe).toMatchObject({ filter: { levels: [1, 2], checks: 'passed' } });
    const wanted = variants.filter((variant) => variant.level !== 3);
    expect(version.mix.reduce((sum, group) => sum + group.rows, 0)).toBe(wanted.length);
    expect(new Set(version.mix.map((group) => group.level))).toEqual(new Set([1, 2]));
  });
});

describe('a filter', () => {
  test('preview counts what freezing takes', async () => {
    const made = await acceptedProject(12);
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
      const version = await createVersion(ctx, { project, name: `v${at}`, ...filter });
      expect(version.rowCount).toBe(preview.rows);
      const { mix } = await getVersion(ctx, { project, version: `v${at}` });
      expect(mix).toEqual(preview.groups.map(({ seeds: _, ...group }) => group));
    }
    const all = await db.variant.count({ where: { project: { slug: project }, status: 'accepted' } });
    expect(sizes[0]).toBe(all);
    expect(sizes[1]).toBe(all - 1);
    expect(sizes[3]).toBe(all - 1);
    expect(sizes[4]).toBe(0);
    expect(sizes[6]).toBe(all);
  });

  test.each([1, 2])('at most %d of one seed are taken, the same ones in any database', async (perSeed) => {
    const texts: string[] = [];
    for (const on of [ctx, systemContext(other.db)]) {
      const made = await acceptedProject(8, on);
      await growVariants(on, made, { randomSeed: 8, samples: 3 });
      await decideMatching(on, { project: made.slug, action: 'accept' });
      await createVersion(on, { project: made.slug, name: 'a', perSeed });
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
  const { project, variants } = await acceptedProject(11);
  await createVersion(ctx, { project, name: 'a' });
  const seen: number[] = [];
  let after: number | undefined;
  do {
    const page = await listVersionRows(ctx, { project, version: '1', limit: 3, after });
    seen.push(...page.items.map((row) => row.position));
    after = page.nextAfter ?? undefined;
  } while (after !== undefined);
  expect(seen).toEqual(variants.map((_, at) => at));
});
