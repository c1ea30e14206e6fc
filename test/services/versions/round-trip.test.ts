import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { ExportContainer, ExportOptions, optionsFault } from '#lib/domain/versions/export-options.ts';
import { formatById, formats, hasRecord } from '#lib/domain/versions/formats/index.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import { trainingText } from '#lib/domain/versions/training-text.ts';
import { markStep } from '#lib/services/review/index.ts';
import { startImport } from '#lib/services/seeds/index.ts';
import { runImport } from '#lib/services/seeds/run-import.ts';
import { runExport } from '#lib/services/versions/exports/run-export.ts';
import { readExport, startExport } from '#lib/services/versions/index.ts';
import { readVersionRows } from '#lib/services/versions/read-rows.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, systemContext } from '#test/support/factories.ts';
import { upload } from '#test/support/import-file.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { frozenVersion } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;

const made = await acceptedProject(ctx, 8);
const { project } = made;
await db.variant.update({
  where: { id: made.variants[0]!.id },
  data: { problem: '=1+1; what does a "sheet"\nshow, a, b or c?', answer: '2', solution: 'It shows 2.' },
});
await db.variant.update({
  where: { id: made.variants[1]!.id },
  data: { solution: String.raw`So $x = \boxed{-\frac{1}{2}}$.`, answer: String.raw`-\frac{1}{2}`, level: 5 },
});
for (const [at, step] of [1, 0].entries()) {
  const { id: variant, revision } = made.variants[at]!;
  await markStep(ctx, { project, variant, revision, step });
}
const { id: versionId } = await frozenVersion(ctx, { project, name: 'a' });
const frozenRows: FrozenRow[] = [];
for await (const row of readVersionRows(ctx, versionId)) frozenRows.push(row);

/** The rows that a project holds after an import, as seeds or as variants of the seeds that they name. */
async function importedRows(projectId: string) {
  const variants = await db.variant.findMany({ where: { projectId }, include: { seed: true } });
  const named = new Set(variants.map(({ seedId }) => seedId));
  const seeds = await db.seed.findMany({ where: { projectId } });
  const rows = [
    ...seeds.filter(({ id }) => !named.has(id)).map((row) => ({ ...row, of: null })),
    ...variants.map((row) => ({ ...row, of: row.seed.problem })),
  ];
  return rows.sort((a, b) => ((a.rowNumber ?? 0) < (b.rowNumber ?? 0) ? -1 : 1));
}

const cases = formats
  .filter(({ rows }) => rows !== 'pairs')
  .flatMap(({ id }) => ExportContainer.options.map((container) => ({ format: id, container })))
  .filter((options) => optionsFault(ExportOptions.parse(options)) === null);

test.each(cases)('$format as $container comes back in an empty project', async ({ format, container }) => {
  const asked = await startExport(ctx, { project, version: 'a', format, container });
  await runExport(ctx, asked.id, never);
  const { fileName } = asked;
  const file = await readExport(ctx, { project, version: 'a', export: asked.id, path: fileName });
  const target = await makeProject(db);
  const id = await upload(ctx, target.slug, await buffer(await file.open({})), fileName);
  await startImport(ctx, { project: target.slug, import: id, sourceName: randomUUID() });
  await runImport(ctx, id);
  const done = await db.seedImport.findUniqueOrThrow({ where: { id } });
  const frozen = frozenRows.filter((row) => hasRecord(formatById(format), row));
  expect(frozen.length).toBeGreaterThan(1);
  expect(done).toMatchObject({ status: 'done', rowsRead: frozen.length, rowsRejected: 0 });

  const rows = await importedRows(target.id);
  expect(rows.map(({ problem, answer }) => ({ problem, answer }))).toEqual(
    frozen.map(({ problem, answer }) => ({ problem, answer })),
  );
  const isCanonical = format === 'canonical';
  const isWhole = isCanonical || format === 'prm800k';
  const hasLineage = isCanonical || format === 'metamathqa';
  for (const [at, { solution, answer, subject, level, method, lineage }] of frozen.entries()) {
    const row = rows[at]!;
    expect(row.solution).toBe(isWhole ? solution : trainingText(solution, answer));
    if (hasLineage) expect(row).toMatchObject({ method, of: lineage.seedProblem });
    if (isCanonical) expect(row).toMatchObject({ subject, level, source: lineage.source });
    if (format === 'numinamath') expect(row).toMatchObject({ subject, source: lineage.source });
  }
});
