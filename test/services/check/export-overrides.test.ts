import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exportOverrides, overrideAnswer, withdrawOverride } from '#lib/services/check/index.ts';
import { editVariant } from '#lib/services/review/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { systemContext } from '#test/support/factories.ts';
import { commandHost } from '#test/support/studio-command.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { projectWithVariants } from '#test/support/variants.ts';

const { db, url } = await testDatabase();
const ctx = systemContext(db);
const root = path.resolve(import.meta.dirname, '../../..');
const work = temporaryFolder('overrides');
const environment = { DATABASE_URL: url, STUDIO_ROOT: root, STUDIO_DATA: work, NODE_OPTIONS: undefined };

const host = commandHost({ folder: work, environment });
afterAll(host.end);

/** One command as a person types it, in a folder of its own. */
const studio = (command: string) => host.run(command.split(' '));

const linesOf = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** A project with a word on each of these answers; the last word is withdrawn. */
async function projectWithWords(words: readonly [answer: string, verdict: 'equal' | 'different'][]) {
  const { slug: project, variants } = await projectWithVariants(ctx, words.length);
  const made: { override: string; gold: string; pred: string }[] = [];
  for (const [at, [answer, verdict]] of words.entries()) {
    const { id: variant, problem, solution, answer: gold } = variants[at]!;
    const pred = answer.replace('G', gold);
    await editVariant(ctx, { project, variant, revision: 1, problem, solution, answer: pred });
    const word = { project, variant, revision: 2, verdict, note: `case ${at}` };
    made.push({ override: (await overrideAnswer(ctx, word)).override, gold, pred });
  }
  await withdrawOverride(ctx, { project, override: made.at(-1)!.override });
  return { project, made };
}

const words = [
  ['\\frac{G}{1}', 'equal'],
  ['G + 1', 'different'],
  ['\\int_0^G dx', 'equal'],
  ['x = G', 'different'],
  ['G.0', 'different'],
] as const;

test('exported words are cases that the engine is measured by: those that it gets wrong are named', {
  timeout: 60_000,
}, async () => {
  const { project, made } = await projectWithWords(words.map(([answer, verdict]) => [answer, verdict]));
  const written = await studio(`check export-overrides --project ${project} --out cases.jsonl --json`);
  expect(written).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(written.out)).toEqual({ file: 'cases.jsonl', rows: 4 });

  const text = readFileSync(path.join(work, 'cases.jsonl'), 'utf8');
  const cases = linesOf(text);
  expect(cases.map((one) => one.id)).toEqual(made.slice(0, 4).map((one) => one.override));
  expect(cases[2]).toEqual({
    id: made[2]!.override,
    gold: made[2]!.gold,
    pred: made[2]!.pred,
    input: 'answer',
    equal: true,
    engine: { verdict: 'undecided', stage: 'unread', reason: expect.stringContaining('\\int') },
    note: 'case 2',
    at: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expect((await studio(`check export-overrides --project ${project}`)).out).toBe(text);

  const compared = linesOf((await studio('answers compare cases.jsonl')).out);
  expect(compared.map((one) => [one.id, one.agrees])).toEqual([
    [made[0]!.override, true],
    [made[1]!.override, true],
    [made[2]!.override, false],
    [made[3]!.override, false],
  ]);
  // The engine is the same as when the words were given: it says of the cases what is stored with them.
  expect(compared.map((one) => one.verdict)).toEqual(
    cases.map((one) => (one.engine as { verdict: string }).verdict),
  );
});

test('a filter narrows the export, and a value that is none is refused', { timeout: 60_000 }, async () => {
  const { project } = await projectWithWords(words.map(([answer, verdict]) => [answer, verdict]));
  const { lines } = await exportOverrides(ctx, { project, engine: 'undecided' });
  const found: string[] = [];
  for await (const line of lines) found.push(line);
  expect(linesOf(found.join(''))).toMatchObject([{ equal: true, note: 'case 2' }]);
  const refused = await studio(`check export-overrides --project ${project} --engine maybe`);
  expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining('engine') });
});
