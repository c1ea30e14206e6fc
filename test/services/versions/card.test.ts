import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { methodById } from '#lib/domain/generate/methods/index.ts';
import { listVersionFiles, readVersionFile, showVersionCard } from '#lib/services/versions/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const { id, project, seedIds } = await acceptedProject(ctx, 25);
const version = await frozenVersion(ctx, { project, name: 'v1', description: 'For a paper.' });
const place = { project, version: 'v1' };

test('the card of a version tells what its rows are, and is the README.md among its files', async () => {
  const card = await showVersionCard(ctx, place);
  expect(card).toMatchObject({ licence: 'mit', warnings: [] });
  expect(card.body).toContain(`| train | ${version.rowCount} | 1 |`);
  expect(card.body).toContain(`| ${methodById('perturb-numbers').title} |`);
  expect(card.body).toContain(`The rows grow from ${seedIds.length} seed problems.`);
  expect(card.body).toContain(`| test | MIT | ${version.rowCount} |`);
  expect(card.body).toContain('No language model wrote these rows.');
  expect(card.body).toContain(version.contentHash);
  const readme = await readVersionFile(ctx, { ...place, path: 'README.md' });
  expect(await text(await readme.open({}))).toBe(card.markdown);
  for (const plot of card.plots) {
    const file = await readVersionFile(ctx, { ...place, path: plot.path });
    expect(await text(await file.open({}))).toBe(plot.svg);
  }
});

test('a chosen licence is compared with the sources, of which the version itself knows', async () => {
  await db.seedImport.updateMany({ where: { projectId: id }, data: { licence: 'CC-BY-NC-4.0' } });
  expect((await showVersionCard(ctx, { ...place, licence: 'mit' })).warnings).toEqual([]);
  await frozenVersion(ctx, { project, name: 'v2' });
  const later = await showVersionCard(ctx, { project, version: 'v2', licence: 'mit' });
  expect(later.warnings).toEqual(["test (CC BY-NC 4.0) forbids commercial use, the dataset's MIT does not."]);
  expect((await showVersionCard(ctx, { project, version: 'v2' })).licence).toBe('cc-by-nc-4.0');
});

test('nothing of a card is among the files that are frozen', async () => {
  const { items } = await listVersionFiles(ctx, place);
  expect(items.map(({ path }) => path)).toEqual(['manifest.json', 'data/train-00000-of-00001.parquet']);
});
