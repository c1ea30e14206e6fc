import { expect, test } from 'vitest';
import { variantConditions } from '#lib/db/queries/browse/variant-conditions.ts';
import { countFacets } from '#lib/services/browse/facets.ts';
import { exportVariants, listVariants, variantFacets } from '#lib/services/generate/index.ts';
import { variantSource } from '#lib/services/generate/list-variants.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { projectWithVariants } from '#test/support/variants.ts';

const { db, pool } = await testDatabase();
const ctx = systemContext(db);
const { id: projectId, slug: project, seedIds, variants } = await projectWithVariants(ctx, 12);
const { importId } = await db.seed.findUniqueOrThrow({ where: { id: seedIds[0]! } });

async function linesOf(choice: Omit<Parameters<typeof exportVariants>[1], 'project'>): Promise<string[]> {
  const { lines } = await exportVariants(ctx, { project, ...choice });
  const found: string[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

test('chosen variants leave as JSONL, as CSV and as ids, in the order of arrival', async () => {
  const ids = [variants[3]!.id, variants[1]!.id];
  const rows = (await linesOf({ ids })).map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(rows.map(({ id }) => id)).toEqual([variants[1]!.id, variants[3]!.id]);
  const { problem, solution, answer, method, seedId, batchId, status } = variants[1]!;
  expect(rows[0]).toMatchObject({ problem, solution, answer, method, status, seed: seedId, batch: batchId });
  const [head, ...csv] = await linesOf({ ids, format: 'csv' });
  expect(head).toMatch(/^"id","seq","problem",.*\r\n$/);
  expect(csv).toHaveLength(2);
  expect(await linesOf({ ids, format: 'ids' })).toEqual(
    [1, 3].map((at) => `${JSON.stringify({ id: variants[at]!.id, seq: Number(variants[at]!.seq) })}\n`),
  );
});

test('a filter takes away what the list shows under it', async () => {
  const filter = { level: 1 };
  const list = await listVariants(ctx, { project, ...filter, limit: 100 });
  const exported = (await linesOf({ filter, format: 'ids' })).map((line) => JSON.parse(line).id);
  expect(exported).toEqual(list.items.map(({ id }) => id));
  expect(exported.length).toBeGreaterThan(0);
});

test('neither ids nor a filter is refused, and so are both', async () => {
  await expect(linesOf({})).rejects.toMatchObject({ code: 'INVALID' });
  await expect(linesOf({ ids: seedIds, filter: {} })).rejects.toMatchObject({ code: 'INVALID' });
});

test('an import is a filter, counted and named by its source', async () => {
  const three = variants.slice(0, 3).map(({ id }) => id);
  await db.variant.updateMany({ where: { id: { in: three } }, data: { importId } });
  await db.seedImport.update({ where: { id: importId }, data: { variantsAdded: 3, sourceName: 'MetaMath' } });
  const { facets, imports } = await variantFacets(ctx, { project });
  expect(facets.import).toEqual([{ value: importId, count: 3 }]);
  expect(imports).toMatchObject([{ value: importId, sourceName: 'MetaMath' }]);
  const list = await listVariants(ctx, { project, import: importId });
  expect(list.items.map(({ id }) => id)).toEqual(three);
});

test('counts that cannot be had in time are estimated from a sample, and say so', async () => {
  await pool.query('ANALYZE variants');
  const values = ['pending', 'accepted'].map((value) => ({
    value,
    condition: variantConditions({ status: value as 'pending' })[0]!,
  }));
  const source = variantSource(projectId, {});
  const counted = await countFacets(db, [{ id: 'status', source, values }], 0);
  expect(counted).toEqual({
    status: [{ value: 'pending', count: variants.length, estimate: true }, { value: 'accepted' }],
  });
});
