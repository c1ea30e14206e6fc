import { expect, test } from 'vitest';
import { corpusStatistics, type StatisticsLine } from '#lib/db/queries/corpus-statistics.ts';
import { withTimeLimit } from '#lib/db/time-limit.ts';
import { statistics } from '#lib/services/corpus/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, makeSeeds, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

test('statistics tell lengths, levels and subjects, known and estimated apart, and where the rows come from', async () => {
  const { id: projectId, slug: project } = await makeProject(db);
  const tokens = [10, 32, 33, 512, 513, 2048, 2049, 5000, null];
  await makeSeeds(
    db,
    projectId,
    tokens.map((count, at) => ({
      problem: `Problem ${at}`,
      tokens: count,
      level: at < 3 ? 2 : null,
      subject: at < 2 ? 'Algebra' : null,
      ...(at < 4 && { method: 'FOBAR', source: 'MetaMathQA' }),
    })),
  );
  const estimates = { estimatedLevel: 2.4, estimatedSubject: 'Geometry', estimateBasis: 'features' };
  await db.seed.updateMany({ where: { projectId, rowNumber: { in: [4, 5] } }, data: estimates });
  const found = await statistics(ctx, { project });
  expect(found).toMatchObject({
    ...{ rows: 9, sampled: null, noLevel: 4, noSubject: 5 },
    lengths: { bars: [2, 1, 0, 0, 1, 1, 1, 1, 1], uncounted: 1, over512: 4, over2048: 2 },
    levels: [{ level: 2, known: 3, estimated: 2 }],
    origins: [
      { method: null, source: 'test', rows: 5 },
      { method: 'FOBAR', source: 'MetaMathQA', rows: 4 },
    ],
  });
  expect(found.lengths.mean).toBeCloseTo(tokens.reduce<number>((sum, one) => sum + (one ?? 0), 0) / 8);
  expect(found.subjects).toEqual(
    expect.arrayContaining([
      { subject: 'Algebra', known: 2, estimated: 0 },
      { subject: 'Geometry', known: 0, estimated: 2 },
    ]),
  );
  expect(await statistics(ctx, { project, kind: 'variant' })).toMatchObject({ rows: 0, levels: [] });
});

test('a part of the table is read where all of it would take too long, always the same part', async () => {
  const { id: projectId } = await makeProject(db);
  const problems = Array.from({ length: 4000 }, (_, at) => ({
    problem: `Problem ${at} `.repeat(30),
    tokens: 60,
  }));
  await makeSeeds(db, projectId, problems);
  const read = () =>
    withTimeLimit(db, 5000, async ({ rows }) => {
      const asked = corpusStatistics(projectId, 'seed', { bounds: [32, 64], percent: 30 });
      const lines = (await rows<StatisticsLine>(asked)) ?? [];
      return lines.filter((line) => line.what === 'length').reduce((sum, line) => sum + line.rows, 0);
    });
  const sampled = await read();
  expect(sampled).toBeGreaterThan(400);
  expect(sampled).toBeLessThan(2400);
  expect(await read()).toBe(sampled);
});
