import { expect, test } from 'vitest';
import { compareBatchVariants, runChecks, runRecheck, summarizeChecks } from '#lib/services/check/index.ts';
import { editVariant } from '#lib/services/review/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeSeeds, systemContext } from '#test/support/factories.ts';
import { projectWithVariants } from '#test/support/variants.ts';

const { db } = await testDatabase();
const ctx = systemContext(db);
const never = new AbortController().signal;
const project = await projectWithVariants(ctx, 6);
const { slug, variants } = project;
const batchId = variants[0]!.batchId!;

const ruleOf = (variantId: string) =>
  db.checkResult.findFirst({ where: { variantId, rule: 'near-duplicate' }, orderBy: { revision: 'desc' } });
const stateOf = async (id: string) => (await db.variant.findUniqueOrThrow({ where: { id } })).checkState;
const edited = (at: number, problem: string) => {
  const { id: variant, revision, solution, answer } = variants[at]!;
  return editVariant(ctx, { project: slug, variant, revision, problem, solution, answer });
};

test('a batch is compared with the corpus at its end: other numbers are no copy', async () => {
  expect(await db.checkResult.count({ where: { rule: 'near-duplicate' } })).toBe(0);
  await compareBatchVariants(ctx, batchId, never);
  const said = await db.checkResult.findMany({ where: { rule: 'near-duplicate' } });
  expect(said).toHaveLength(variants.length);
  expect(new Set(said.map(({ outcome }) => outcome))).toEqual(new Set(['passed']));
  expect(await db.textSignature.count({ where: { kind: 'variant', projectId: project.id } })).toBe(
    variants.length,
  );
});

const long =
  'A farmer walks 12 kilometres to the market with 3 baskets of apples, sells every apple that is not bruised, and walks home again in the evening. How many kilometres has the farmer walked on that day in all?';

test('an edit that makes it a copy of a seed is found at once, and an older text stands', async () => {
  const [seed] = await makeSeeds(db, project.id, [{ problem: long, answer: '24' }]);
  await runRecheck(ctx, { batchId }, never);
  const { checkState } = await edited(0, long.replace('in the evening', 'late in the evening'));
  expect(checkState).toBe('undecided');
  expect(await ruleOf(variants[0]!.id)).toMatchObject({
    outcome: 'undecided',
    reason: expect.stringMatching(/^Nearly the same as seed \d+ \(0\.\d\d\)/),
    evidence: { seed, similarity: expect.any(Number) },
  });
  await edited(1, long.replace('walks home', 'wanders home'));
  expect((await ruleOf(variants[1]!.id))?.reason).toContain('and 1 more');
  expect((await ruleOf(variants[0]!.id))?.reason).not.toContain('more');
});

test('what the corpus says stays and counts when the other rules run again', async () => {
  const { id } = variants[0]!;
  const before = await summarizeChecks(ctx, { project: slug });
  expect(before.items.find(({ rule }) => rule === 'near-duplicate')).toMatchObject({ undecided: 2 });
  expect(await runChecks(ctx, { project: slug, variants: [id] })).toMatchObject({ undecided: 1 });
  await runRecheck(ctx, { batchId }, never);
  expect(await summarizeChecks(ctx, { project: slug })).toEqual(before);
  expect(await stateOf(id)).toBe('undecided');
});

test('a text that is unlike all others again passes', async () => {
  const { id, solution, answer } = variants[0]!;
  const problem = 'Nothing here has been asked before: which prime comes after 113?';
  await editVariant(ctx, { project: slug, variant: id, revision: 2, problem, solution, answer });
  expect(await ruleOf(id)).toMatchObject({ revision: 3, outcome: 'passed' });
});
