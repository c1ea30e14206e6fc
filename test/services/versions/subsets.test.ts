import { expect, test } from 'vitest';
import { decideMatching } from '#lib/services/review/index.ts';
import { beginningOf, nestedKey, nestedOrder } from '#lib/services/versions/freeze/nested-order.ts';
import { getVersion, subsetVersion } from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { acceptedProject, exportedText, growVariants } from '#test/support/variants.ts';
import { frozenVersion, runFreezeOf, verified } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const linesOf = async (project: string, version: string) =>
  (await exportedText(ctx, project, version, 'canonical')).text.trimEnd().split('\n');

async function grown(split: { test?: number } = {}) {
  const made = await acceptedProject(ctx, 20);
  await growVariants(ctx, made, { randomSeed: 8, samples: 2 });
  await decideMatching(ctx, { project: made.slug, action: 'accept' });
  const version = await frozenVersion(
    ctx,
    { project: made.slug, name: 'whole', ...split },
    { rows: 9, characters: 1e9 },
  );
  return { project: made.slug, version };
}

test('each smaller subset lies within every larger one, in the order of the version, with its parent', async () => {
  const { project, version } = await grown();
  const { run, names } = await subsetVersion(ctx, {
    project,
    version: 'whole',
    sizes: [5, 30, 12],
    name: 'scale',
  });
  expect(names).toEqual(['scale-30', 'scale-12', 'scale-5']);
  await runFreezeOf(ctx, run);
  const whole = await linesOf(project, 'whole');
  const [large, middle, small] = await Promise.all(names.map((name) => linesOf(project, name)));
  expect([large, middle, small].map((lines) => lines!.length)).toEqual([30, 12, 5]);
  expect(whole.filter((line) => large!.includes(line))).toEqual(large);
  expect(large!.filter((line) => middle!.includes(line))).toEqual(middle);
  expect(middle!.filter((line) => small!.includes(line))).toEqual(small);
  for (const name of names) {
    expect(await verified(ctx, { project, version: name })).toMatchObject({ intact: true, faults: [] });
    const one = await db.datasetVersion.findFirst({ where: { name, parentId: version.id } });
    expect(one?.name).toBe(name);
  }
});

test('the same number gives the same subset in another project; another number gives another', async () => {
  const [one, other] = [await grown(), await grown()];
  const hashes: string[] = [];
  for (const [{ project }, randomSeed] of [
    [one, 1],
    [other, 1],
    [one, 2],
  ] as const) {
    const name = `s${hashes.length}`;
    const { run, names } = await subsetVersion(ctx, {
      project,
      version: 'whole',
      sizes: [10],
      name,
      randomSeed,
    });
    await runFreezeOf(ctx, run);
    hashes.push((await getVersion(ctx, { project, version: names[0]! })).contentHash);
  }
  expect(hashes[1]).toBe(hashes[0]);
  expect(hashes[2]).not.toBe(hashes[0]);
});

test('a size that the version does not have is refused, and so is a name that is taken', async () => {
  const { project } = await grown();
  await expect(subsetVersion(ctx, { project, version: 'whole', sizes: [100_000] })).rejects.toMatchObject({
    code: 'PRECONDITION',
  });
  const { run } = await subsetVersion(ctx, { project, version: 'whole', sizes: [4] });
  await runFreezeOf(ctx, run);
  await expect(subsetVersion(ctx, { project, version: 'whole', sizes: [4] })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('whole-4'),
  });
});

test('a choice of all is all, ascending', () => {
  const keys = Array.from({ length: 50 }, (_, at) => nestedKey(Buffer.alloc(32, at), 1));
  expect([...beginningOf(nestedOrder(keys), 50)]).toEqual(keys.map((_, at) => at));
  const chosen = [...beginningOf(nestedOrder(keys), 20)];
  expect(chosen).toEqual([...chosen].sort((a, b) => a - b));
});
