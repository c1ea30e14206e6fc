import { describe, expect, test } from 'vitest';
import { exportPoints } from '#lib/domain/studies/export-csv.ts';
import { skyworkStudy } from '#lib/domain/studies/skywork/study.ts';
import {
  createExample,
  createStudy,
  deleteStudy,
  editStudy,
  exportStudyPoints,
  fitStudyAgain,
  listStudies,
  restoreStudy,
  showStudy,
} from '#lib/services/studies/index.ts';
import { runFit } from '#lib/services/studies/run-fit.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeProject, systemContext } from '#test/support/factories.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const running = new AbortController().signal;

const table = `size,benchmark,accuracy,items
${[0.3, 0.34, 0.38, 0.42, 0.46, 0.5].map((y, i) => `${1000 * 2 ** i},tests,${y},1000`).join('\n')}`;

async function makeStudy() {
  const { slug } = await makeProject(db);
  const made = await createStudy(ctx, { project: slug, name: 'doublings', table, target: 60 });
  return { ...made, project: slug };
}

describe('a study', () => {
  test('is made from a table, fitted in the background, and answers', async () => {
    const { project, study, fit } = await makeStudy();
    expect((await showStudy(ctx, { project, study })).fit).toMatchObject({ status: 'queued' });
    await runFit(ctx, fit, running);
    const shown = await showStudy(ctx, { project, study });
    expect(shown.fit).toMatchObject({ status: 'done', done: 1, total: 1 });
    expect(shown.curves).toHaveLength(1);
    const [curve] = shown.curves;
    expect(curve!.fit?.choice?.law).toBe('log-linear');
    expect(curve!.answers.map(({ id }) => id)).toEqual(['doubling', 'target', 'saturation']);
    expect(curve!.answers[1]!.answer).toMatch(/^At about 18\d,000 examples/);
    expect(shown.points[0]).toMatchObject({ size: 1000, correct: 300, source: { kind: 'table', line: 2 } });
  });

  test('is listed with its points and the state of its fit', async () => {
    const { project, fit } = await makeStudy();
    await runFit(ctx, fit, running);
    const { items } = await listStudies(ctx, { project });
    expect(items).toMatchObject([{ number: 1, name: 'doublings', points: 6, fit: { status: 'done' } }]);
  });

  test('a table with faults is refused with the lines of them', async () => {
    const { slug } = await makeProject(db);
    const broken = createStudy(ctx, {
      project: slug,
      name: 'broken',
      table: `${table}\nmany,tests,0.5,1000`,
    });
    await expect(broken).rejects.toMatchObject({
      ...{ code: 'INVALID', message: expect.stringMatching(/^Line 8: “many” is no size/) },
      issues: [{ path: 'table', message: expect.stringMatching(/^Line 8/) }],
    });
    expect((await listStudies(ctx, { project: slug })).items).toEqual([]);
  });

  test('the same points are fitted once; other points and another target anew', async () => {
    const { project, study, fit } = await makeStudy();
    await runFit(ctx, fit, running);
    const renamed = await editStudy(ctx, { project, study, name: 'renamed' });
    expect(renamed).toMatchObject({ fit, status: 'done' });
    const aimed = await editStudy(ctx, { project, study, target: 70 });
    expect(aimed).toMatchObject({ status: 'queued' });
    const back = await editStudy(ctx, { project, study, target: 60 });
    expect(back).toMatchObject({ fit, status: 'done' });
    const longer = await editStudy(ctx, { project, study, table: `${table}\n64000,tests,0.52,1000` });
    expect(longer).toMatchObject({ status: 'queued', points: 7 });
    // The fit that nobody asks for any more is let go.
    await runFit(ctx, aimed.fit, running);
    expect(await db.scalingFit.findUnique({ where: { id: aimed.fit } })).toBeNull();
    await runFit(ctx, longer.fit, running);
    expect((await showStudy(ctx, { project, study })).curves[0]!.points).toHaveLength(7);
  });

  test('a fit that is done twice is the same, and one that failed is asked for again', async () => {
    const { project, study, fit } = await makeStudy();
    await runFit(ctx, fit, running);
    const before = await db.scalingFit.findUniqueOrThrow({ where: { id: fit } });
    await db.scalingFit.update({ where: { id: fit }, data: { status: 'failed', error: 'the worker ended' } });
    expect((await showStudy(ctx, { project, study })).fit).toMatchObject({ error: 'the worker ended' });
    expect(await fitStudyAgain(ctx, { project, study })).toMatchObject({ fit, status: 'queued' });
    await runFit(ctx, fit, running);
    await runFit(ctx, fit, running);
    const after = await db.scalingFit.findUniqueOrThrow({ where: { id: fit } });
    expect(after.result).toEqual(before.result);
  });

  test('a fit that is stopped goes on where it is begun again', async () => {
    const { project } = await makeStudy();
    const { fit } = await createExample(ctx, { project });
    await expect(runFit(ctx, fit, AbortSignal.abort())).rejects.toThrow();
    expect(await db.scalingFit.findUnique({ where: { id: fit } })).toMatchObject({ status: 'running' });
    await runFit(ctx, fit, running);
    expect(await db.scalingFit.findUnique({ where: { id: fit } })).toMatchObject({
      status: 'done',
      total: 42,
    });
  });

  test('is deleted and restored with its points', async () => {
    const { project, study } = await makeStudy();
    await deleteStudy(ctx, { project, study });
    await expect(showStudy(ctx, { project, study })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await listStudies(ctx, { project })).items).toEqual([]);
    await restoreStudy(ctx, { project, study });
    expect((await showStudy(ctx, { project, study })).points).toHaveLength(6);
  });

  test('of another project is not found', async () => {
    const { study } = await makeStudy();
    const { slug } = await makeProject(db);
    await expect(showStudy(ctx, { project: slug, study })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('the points of the paper are stored and exported as they are shipped', async () => {
  const { slug } = await makeProject(db);
  const { study, points } = await createExample(ctx, { project: slug });
  expect(points).toBe(skyworkStudy.points.length);
  const file = await exportStudyPoints(ctx, { project: slug, study });
  expect(file).toMatchObject({ fileName: 'study-1-points.csv', rowCount: points });
  const lines: string[] = [];
  for await (const line of file.lines) lines.push(line);
  expect(lines).toEqual([...exportPoints(skyworkStudy.points)]);
});
