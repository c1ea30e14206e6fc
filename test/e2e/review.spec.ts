import { generateVariants, get, importProblems, newProject, send } from './support/project.ts';
import { expect, test } from './support/test.ts';

test('a reviewer decides by keyboard: accept, reject with a reason, undo, edit', async ({ page }, info) => {
  const project = await newProject(page, 'review');
  await importProblems(page, project, info.outputPath('problems.jsonl'));
  await generateVariants(page, project);
  const waiting = async () => (await get(page, `/api/v1/review/queue?project=${project}`)).total;
  const all = (await waiting()) as number;
  expect(all).toBeGreaterThan(3);

  await page.goto(`/${project}/review`);
  const variant = page.getByRole('region', { name: 'Variant' });
  const heading = variant.getByRole('heading').first();
  const first = await heading.textContent();
  await page.keyboard.press('a');
  await expect(heading).not.toHaveText(first ?? '');
  await expect.poll(waiting).toBe(all - 1);

  const second = await heading.textContent();
  await page.keyboard.press('r');
  await expect(page.getByRole('button', { name: /Misread/ })).toBeFocused();
  await page.keyboard.press('3');
  await expect(heading).not.toHaveText(second ?? '');
  await expect.poll(waiting).toBe(all - 2);

  await page.keyboard.press('z');
  await expect(heading).toHaveText(second ?? '');
  await expect(variant.getByText('pending')).toBeVisible();
  await expect.poll(waiting).toBe(all - 1);

  await page.keyboard.press('e');
  const editor = page.getByRole('region', { name: 'Edit the variant' });
  await expect(editor.getByRole('textbox', { name: 'Problem' })).toBeFocused();
  await editor.getByRole('textbox', { name: 'Problem' }).press('End');
  await page.keyboard.type(' Give a number.');
  await expect(editor.getByText('Give a number.').last()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(variant).toContainText('revision 2');
  await expect(variant).toContainText('Give a number.');
  await page.keyboard.press('h');
  await expect(variant.getByText('Generated', { exact: true })).toBeVisible();
  await expect(variant.getByText('Revision 2', { exact: true })).toBeVisible();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Accept');
});

test('the second of two editors is told and shown both texts; nothing is overwritten', async ({
  page,
}, info) => {
  const project = await newProject(page, 'conflict');
  await importProblems(page, project, info.outputPath('problems.jsonl'));
  await generateVariants(page, project);
  await page.goto(`/${project}/review`);
  await page.keyboard.press('e');
  const editor = page.getByRole('region', { name: 'Edit the variant' });
  await editor.getByRole('textbox', { name: 'Problem' }).fill('Mine: how many rolls are there?');

  const id = new URL(page.url()).searchParams.get('item') ?? '';
  const { variant } = (await get(page, `/api/v1/review/variants/${id}?project=${project}`)) as {
    variant: { solution: string; answer: string };
  };
  const { solution, answer } = variant;
  const theirs = { project, revision: 1, problem: 'Theirs: count the rolls.', solution, answer };
  await send(page, `/api/v1/review/variants/${id}/edit`, theirs);

  await editor.getByRole('button', { name: /^Save/ }).click();
  const conflict = page.getByRole('alert').filter({ hasText: 'saved revision 2' });
  await expect(conflict).toContainText('Theirs');
  await expect(editor.getByRole('textbox', { name: 'Problem' })).toHaveText(
    'Mine: how many rolls are there?',
  );
  await conflict.getByRole('button', { name: 'Save mine as revision 3' }).click();
  await expect(page.getByRole('region', { name: 'Variant' })).toContainText('revision 3');
  await expect(page.getByRole('region', { name: 'Variant' })).toContainText('Mine: how many rolls');
});
