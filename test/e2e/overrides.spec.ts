import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { generateVariants, get, importProblems, newProject, send } from './support/project.ts';
import { expect, test } from './support/test.ts';

/** A project whose first variant has this answer, an edit of it; that variant's id. */
async function variantWithAnswer(page: Page, name: string, path: string, answer: string) {
  const project = await newProject(page, name);
  await importProblems(page, project, path);
  await generateVariants(page, project);
  const { items } = (await get(page, `/api/v1/review/queue?project=${project}`)) as {
    items: { id: string }[];
  };
  const id = items[0]?.id ?? '';
  const { variant } = (await get(page, `/api/v1/review/variants/${id}?project=${project}`)) as {
    variant: { problem: string; solution: string };
  };
  const { problem, solution } = variant;
  await send(page, `/api/v1/review/variants/${id}/edit`, { project, revision: 1, problem, solution, answer });
  return { project, id };
}

const answerOf = (page: Page) => page.getByRole('region', { name: 'Answer', exact: true });
const checksOf = (page: Page) => page.getByRole('region', { name: 'Checks' });

test('a reviewer overrides the engine by key, sees the check follow, and takes it back', async ({
  page,
}, info) => {
  const file = info.outputPath('problems.jsonl');
  const { project, id } = await variantWithAnswer(page, 'override', file, 'several hundred');
  await page.goto(`/${project}/review?item=${id}`);
  const answer = answerOf(page);
  await expect(answer).toContainText('different');
  await expect(answer).toContainText('Text: ');
  await expect(checksOf(page)).toContainText('several hundred, not');

  // While something is typed, O is a letter.
  await page.keyboard.press('e');
  const editor = page.getByRole('region', { name: 'Edit the variant' });
  await expect(editor.getByRole('textbox', { name: 'Problem' })).toBeFocused();
  const typed = editor.getByRole('textbox', { name: 'Answer' });
  await typed.press('End');
  await expect(typed).toBeFocused();
  await typed.pressSequentially('oo');
  await expect(typed).toHaveText('several hundredoo');
  await editor.getByRole('button', { name: /^Leave it/ }).click();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText("Override the engine's verdict on the answer");
  await page.keyboard.press('Escape');

  await page.keyboard.press('w');
  await expect(page.getByRole('region', { name: 'Known answer, as read' })).toContainText('number');
  await expect(page.getByRole('region', { name: 'Stages' })).toContainText('Text');

  await page.keyboard.press('o');
  await expect(page.getByRole('button', { name: /Equal/ })).toBeFocused();
  await page.keyboard.press('n');
  await page.keyboard.type('1 or 2 hundred will do');
  await page.getByRole('button', { name: /Equal/ }).focus();
  await page.keyboard.press('1');
  await expect(answer).toContainText('says Ada Owner');
  await expect(answer).toContainText('1 or 2 hundred will do');
  await expect(answer).toContainText('The engine says');
  await expect(checksOf(page)).toContainText('Ada Owner says: several hundred equals');

  await page.keyboard.press('h');
  await expect(page.getByText('Answer held equal')).toBeVisible();
  await page.keyboard.press('h');

  await page.keyboard.press('z');
  await expect(answer).not.toContainText('says Ada Owner');
  await expect(checksOf(page)).toContainText('several hundred, not');
  await expect(page.getByText('revision 2')).toBeVisible();
});

test('overrides are listed, filtered, exported as cases, and withdrawn', async ({ page }, info) => {
  await page.setViewportSize({ width: 1600, height: 800 });
  const file = info.outputPath('problems.jsonl');
  const { project, id } = await variantWithAnswer(page, 'overrides', file, '\\int_0^9 x\\,dx');
  await page.goto(`/${project}/check`);
  await page.getByRole('link', { name: 'Overrides' }).click();
  await expect(page.getByText('No overrides yet')).toBeVisible();

  const word = { project, variant: id, revision: 2, verdict: 'equal', note: 'By parts.' };
  await send(page, '/api/v1/check/overrides', word);
  await page.reload();
  const table = page.getByRole('region', { name: 'Overrides' });
  await expect(table.getByRole('row').nth(1)).toContainText('undecided');

  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export JSONL' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(`${project}-overrides.jsonl`);
  expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toMatchObject({
    pred: '\\int_0^9 x\\,dx',
    equal: true,
    engine: { verdict: 'undecided' },
    note: 'By parts.',
  });

  await page.goto(`/${project}/check/overrides?engine=equal`);
  await expect(page.getByText('By parts.')).toBeHidden();
  await expect(table.getByText('undecided')).toBeHidden();
  await page.goto(`/${project}/check/overrides?engine=undecided`);
  await table
    .getByRole('row')
    .nth(1)
    .click({ position: { x: 20, y: 10 } });
  const drawer = page.getByRole('complementary');
  await expect(drawer).toContainText('By parts.');
  await expect(drawer.getByRole('region', { name: 'Stages' })).toBeVisible();
  await drawer.getByRole('button', { name: 'Withdraw…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(drawer).toContainText('nothing any more');
  const shown = await get(page, `/api/v1/check/overrides?project=${project}&state=standing`);
  expect(shown.items).toEqual([]);
});

test('where no answer is known, the desk says so and there is nothing to override', async ({
  page,
}, info) => {
  const file = info.outputPath('problems.jsonl');
  const { project, id } = await variantWithAnswer(page, 'no-answer', file, '12');
  const known = {
    project,
    revision: 2,
    problem: 'Another problem?',
    solution: 'So be it: 12.',
    answer: '12',
  };
  await send(page, `/api/v1/review/variants/${id}/edit`, known);
  await page.goto(`/${project}/review?item=${id}`);
  await expect(answerOf(page)).toContainText('no known answer: the problem was edited');
  await page.keyboard.press('o');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Accept');
  await expect(page.getByRole('dialog')).not.toContainText('Override');
});
