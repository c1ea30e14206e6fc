import { expect, test } from 'vitest';
import { removeContaminated } from '#lib/services/contamination/index.ts';
import { decide, editVariant } from '#lib/services/review/index.ts';
import {
  diffRows,
  diffVersions,
  getVersion,
  listRecalls,
  listTouchedVersions,
  listVersionRows,
  recallOrigin,
  showVersionCard,
  startExport,
  subsetVersion,
} from '#lib/services/versions/index.ts';
import { makeBenchmark, scan } from '#test/support/benchmarks.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { add, frozenPairs, right, type Solved, solvedProject, wrong } from '#test/support/pairs.ts';
import { exportedText } from '#test/support/variants.ts';
import { frozenVersion, runFreezeOf, verified } from '#test/support/versions.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);

const rooms = Array.from({ length: 10 }, (_, at) => ({ problem: `What is $2 + 3$ in room ${at}?` }));
const solvedRooms: Solved[] = rooms.flatMap((_, seed) => [
  { ...right, seed },
  { ...wrong, seed },
  { ...wrong, seed, solution: 'It is $\\boxed{7}$.', answer: '7' },
]);
const seven = { solution: 'It is $\\boxed{7}$.', answer: '7' };

test('subsets of pairs are pairs, nested, and know whose the worse sides are', async () => {
  const { project } = await solvedProject(ctx, rooms, solvedRooms);
  const { name, number, items } = await frozenPairs(ctx, project);
  expect(items).toHaveLength(20);
  const { run, names } = await subsetVersion(ctx, { project, version: name, sizes: [12, 5] });
  await runFreezeOf(ctx, run);
  const texts: string[][] = [];
  for (const version of names) {
    expect(await verified(ctx, { project, version })).toMatchObject({ intact: true });
    expect(await getVersion(ctx, { project, version })).toMatchObject({ kind: 'preference' });
    const rows = await listVersionRows(ctx, { project, version, limit: 100 });
    texts.push(rows.items.map(({ problem, rejected }) => `${problem} ${rejected!.answer}`));
    for (const row of rows.items) {
      const { variantId: rejected } = await rejectedMember(project, version, row.position);
      const { answer } = await db.variant.findUniqueOrThrow({ where: { id: rejected } });
      expect(row.rejected!.answer).toBe(answer);
    }
  }
  expect(texts.map(({ length }) => length)).toEqual([12, 5]);
  expect(texts[0]).toEqual(expect.arrayContaining(texts[1]!));
  expect(number).toBe(1);
});

async function rejectedMember(project: string, version: string, position: number) {
  const { id } = await getVersion(ctx, { project, version });
  return db.rejectedMember.findUniqueOrThrow({ where: { versionId_position: { versionId: id, position } } });
}

test('two versions of pairs are compared pair by pair, and pairs with solutions not at all', async () => {
  const { project, variants } = await solvedProject(ctx, rooms.slice(0, 2), solvedRooms.slice(0, 6));
  await frozenVersion(ctx, { project, name: 'a', kind: 'preference' });
  const edited = { project, variant: variants[1]!, problem: rooms[0]!.problem, answer: '6' };
  await editVariant(ctx, { ...edited, revision: 1, solution: 'Six: $\\boxed{6}$' });
  await decide(ctx, { project, variant: variants[1]!, revision: 2, action: 'reject', reasons: ['algebra'] });
  await editVariant(ctx, {
    ...edited,
    ...seven,
    variant: variants[5]!,
    revision: 1,
    solution: 'Hm $\\boxed{7}$',
  });
  await solvedIn(project, variants[3]!);
  await frozenVersion(ctx, { project, name: 'b', kind: 'preference' });
  const asked = { project, from: 'a', to: 'b' };
  const { counts } = await diffVersions(ctx, asked);
  expect(counts).toEqual({ added: 1, removed: 1, changed: 1, same: 2 });
  const answers = async (change: 'added' | 'removed' | 'changed') =>
    (await diffRows(ctx, { ...asked, change })).items.map(({ before, after }) => [
      ...[before?.rejected?.solution, after?.rejected?.solution],
    ]);
  expect(await answers('changed')).toEqual([[wrong.solution, 'Six: $\\boxed{6}$']]);
  expect(await answers('added')).toEqual([[undefined, 'More: $\\boxed{9}$']]);
  expect(await answers('removed')).toEqual([[seven.solution, undefined]]);
  await frozenVersion(ctx, { project, name: 'c' });
  await expect(diffVersions(ctx, { project, from: 'a', to: 'c' })).rejects.toMatchObject({
    code: 'PRECONDITION',
    message: expect.stringContaining('a holds preference pairs and c solutions'),
  });
});

/** One more rejected solution of the problem of a variant. */
async function solvedIn(project: string, like: string) {
  const {
    id: _,
    seq: __,
    evidence: ___,
    ...row
  } = await db.variant.findUniqueOrThrow({ where: { id: like } });
  const text = { problem: row.problem, solution: 'More: $\\boxed{9}$', answer: '9' };
  const { id: variant } = await db.variant.create({
    data: { ...row, ...text, status: 'pending', revisions: { create: { number: 1, ...text } } },
  });
  await decide(ctx, { project, variant, revision: 1, action: 'reject', reasons: ['algebra'] });
}

test('verify finds what changed behind either side', async () => {
  const { project, variants } = await solvedProject(ctx, [add], [right, wrong]);
  await frozenPairs(ctx, project);
  await db.revision.update({
    where: { variantId_number: { variantId: variants[1]!, number: 1 } },
    data: { solution: 'Another text' },
  });
  expect(await verified(ctx, { project, version: '1' })).toMatchObject({
    intact: false,
    faults: [
      { kind: 'changed-revision', position: 0, message: expect.stringContaining('worse side of row 1') },
    ],
  });
});

test('the rejected variant is followed to the version too, and its recall asks for a successor', async () => {
  const { project, variants } = await solvedProject(ctx, [add], [right, wrong, { ...wrong, ...seven }]);
  const { id } = await frozenPairs(ctx, project);
  const [chosen, rejected] = variants as [string, string];
  for (const [variant, rows] of [[chosen, 2] as const, [rejected, 1] as const])
    expect((await listTouchedVersions(ctx, { project, variant })).items).toMatchObject([{ number: 1, rows }]);
  await recallOrigin(ctx, { project, variant: rejected, reason: 'It was right.' });
  expect((await listRecalls(ctx, { project })).versions).toEqual([{ version: id, rows: 1 }]);
  expect((await frozenPairs(ctx, project)).items.map((row) => row.rejected!.answer)).toEqual(['7']);
});

test('a problem that may stand in a benchmark keeps pairs from being frozen, and one that does is left out', async () => {
  const problem =
    'The bakery on the corner fills 14 trays with 12 rolls each before sunrise. How many rolls is that?';
  const { project } = await solvedProject(
    ctx,
    [{ problem, solution: 'So \\boxed{168}', answer: '168' }],
    [wrong],
  );
  await makeBenchmark(ctx, project, [{ problem, answer: '168' }]);
  await scan(ctx, project);
  await expect(frozenPairs(ctx, project)).rejects.toMatchObject({
    message: expect.stringContaining('test set'),
  });
  await removeContaminated(ctx, { project, matching: true });
  await expect(frozenPairs(ctx, project)).rejects.toMatchObject({
    message: expect.stringContaining('No pair'),
  });
});

test('pairs are exported as pairs; formats for solutions say what to do instead', async () => {
  const { project } = await solvedProject(ctx, [add], [right, wrong]);
  const { name } = await frozenPairs(ctx, project);
  const { text, options } = await exportedText(ctx, project, name, undefined);
  expect(options.format).toBe('trl-preference');
  expect(JSON.parse(text)).toEqual({
    prompt: [{ role: 'user', content: add.problem }],
    chosen: [{ role: 'assistant', content: 'Two and three are $5$.\nThe answer is: 5' }],
    rejected: [{ role: 'assistant', content: 'Two and three are $6$.\nThe answer is: 6' }],
  });
  for (const format of ['alpaca', 'chat', 'prm800k'])
    await expect(startExport(ctx, { project, version: name, format })).rejects.toMatchObject({
      code: 'INVALID',
      issues: [{ path: 'format', message: expect.stringContaining('no place for the worse side') }],
    });
  await frozenVersion(ctx, { project, name: 'solutions' });
  await expect(
    startExport(ctx, { project, version: 'solutions', format: 'alpaca-preference' }),
  ).rejects.toMatchObject({ code: 'INVALID', issues: [{ path: 'format' }] });
});

test('the card says what the pairs are and where they come from', async () => {
  const edit = { solution: 'So $\\boxed{5}$.', answer: '5' };
  const solved: Solved[] = [
    { ...wrong, edit, verdict: 'accept' },
    { ...wrong, solution: 'Hm $\\boxed{7}$', answer: '7' },
  ];
  const { project } = await solvedProject(ctx, [add], solved);
  const { name, sources } = await frozenPairs(ctx, project);
  expect(sources).toEqual([
    { from: 'edit', rows: 1 },
    { from: 'reject', rows: 1 },
  ]);
  const { header, body } = await showVersionCard(ctx, { project, version: name });
  expect(header).toContain('- preference');
  expect(body).toContain('2 pairs of a better and a worse solution');
  expect(body).toMatch(/Corrected by an edit\s*\|\s*1 \|\s*50/);
  expect(body).toMatch(/Rejected in review\s*\|\s*1 \|\s*50/);
});
