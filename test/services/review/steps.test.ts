import { expect, test } from 'vitest';
import {
  editVariant,
  exportStepLabels,
  getReviewItem,
  markStep,
  unmarkStep,
} from '#lib/services/review/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeUser, systemContext } from '#test/support/factories.ts';
import { projectWithVariants } from '#test/support/variants.ts';

const { db } = await testDatabase();
const system = systemContext(db);
const { id: projectId, slug: project, variants } = await projectWithVariants(system, 6);
const ada = { ...system, actor: await makeUser(db, { projectId, role: 'annotator' }) };
const emmy = { ...system, actor: await makeUser(db, { projectId, role: 'annotator' }) };
const lead = { ...system, actor: await makeUser(db, { projectId, role: 'lead' }) };

const solution = '2 + 3 = 5\n5 + 4 = 10\nSo it is \\boxed{10}.';

/** A variant with three steps, of which the second is wrong, at revision 2. */
let used = 0;
async function threeSteps() {
  const variant = variants[used++]!.id;
  const text = { problem: `What is 2 + 3 + 4 (${used})?`, solution, answer: '10' };
  await editVariant(system, { project, variant, revision: 1, ...text });
  return variant;
}

const labelsOf = async (variant: string) =>
  (await getReviewItem(lead, { project, variant })).stepLabels.map(({ actorId, step }) => [actorId, step]);

async function exported(input: object = {}) {
  const { lines } = await exportStepLabels(lead, { project, ...input });
  const found: Record<string, unknown>[] = [];
  for await (const line of lines) found.push(JSON.parse(line));
  return found;
}

test('the equations of each step are recomputed, and a person marks the first wrong one', async () => {
  const variant = await threeSteps();
  const item = await getReviewItem(ada, { project, variant });
  expect(item.steps.map(({ equations }) => equations.map(({ verdict }) => verdict))).toEqual([
    ['right'],
    ['wrong'],
    [],
  ]);
  const mark = { project, variant, revision: 2 };
  const first = await markStep(ada, { ...mark, step: 3 });
  expect(first).toMatchObject({ step: 3, before: null });
  expect(await markStep(ada, { ...mark, step: 2 })).toMatchObject({ step: 2, before: 3 });
  await markStep(emmy, { ...mark, step: 0 });
  expect(await labelsOf(variant)).toEqual([
    [ada.actor.id, 2],
    [emmy.actor.id, 0],
  ]);
  const again = await markStep(ada, { ...mark, step: 2 });
  expect(await db.stepLabel.count({ where: { variantId: variant } })).toBe(3);
  await unmarkStep(ada, { project, label: again.label });
  expect(await labelsOf(variant)).toEqual([[emmy.actor.id, 0]]);
  const trail = await db.auditEvent.findMany({ where: { actorId: ada.actor.id }, orderBy: { id: 'asc' } });
  expect(trail.map(({ action }) => action)).toEqual([
    'review.mark-step',
    'review.mark-step',
    'review.unmark-step',
  ]);
});

test('a step that is not there, an older revision and a foreign mark are refused', async () => {
  const variant = await threeSteps();
  await expect(markStep(ada, { project, variant, revision: 2, step: 4 })).rejects.toMatchObject({
    code: 'INVALID',
    message: 'The solution has 3 steps.',
  });
  await expect(markStep(ada, { project, variant, revision: 1, step: 1 })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  const { label } = await markStep(ada, { project, variant, revision: 2, step: 1 });
  await expect(unmarkStep(emmy, { project, label })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await unmarkStep(lead, { project, label });
  expect(await labelsOf(variant)).toEqual([]);
});

test('of two who mark at once with one account one mark stands', async () => {
  const variant = await threeSteps();
  const steps = [0, 1, 2, 3, 1, 2];
  await Promise.all(steps.map((step) => markStep(ada, { project, variant, revision: 2, step })));
  expect(await labelsOf(variant)).toHaveLength(1);
});

test('labels are exported with the text that they are of, by those who may see all', async () => {
  const variant = await threeSteps();
  await markStep(ada, { project, variant, revision: 2, step: 2 });
  const ofIt = async (input: object = {}) =>
    (await exported(input)).filter((line) => line.variant === variant);
  const text = { problem: 'What is 9 + 9?', solution: '9 + 9 = 18', answer: '18' };
  await editVariant(ada, { project, variant, revision: 2, ...text });
  expect(await ofIt()).toMatchObject([
    {
      labeler: ada.actor.id,
      revision: 2,
      question: { pre_generated_steps: solution.split('\n'), pre_generated_answer: '10' },
      label: { finish_reason: 'found_error', steps: [{}, { completions: [{ rating: -1 }] }] },
    },
  ]);
  expect(await ofIt({ outdated: false })).toEqual([]);
  expect(await ofIt({ status: 'accepted' })).toEqual([]);
  await expect(exportStepLabels(ada, { project })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
