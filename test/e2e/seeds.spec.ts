import { problemFile } from './support/problems.ts';
import { importProblems, newProject } from './support/project.ts';
import { expect, test } from './support/test.ts';

test('a file is looked at before anything is written, then imported; the same file again adds nothing', async ({
  page,
}, info) => {
  const project = await newProject(page, 'seeds');
  const broken = ['{"question": "no end', JSON.stringify({ question: '', answer: '#### 1' })];
  const file = problemFile(info.outputPath('problems.jsonl'), broken);

  await page.goto(`/${project}/seeds`);
  await expect(page.getByText('No seeds yet')).toBeVisible();
  await page.getByRole('link', { name: 'Import problems' }).click();
  await page.getByLabel('Choose a file').setInputFiles(file);
  await expect(page.getByText('2 rows were not read; every other row was')).toBeVisible();
  await expect(page.getByRole('cell', { name: '7', exact: true })).toBeVisible();
  await expect(page.getByText('GSM8K', { exact: false }).first()).toBeVisible();

  await page.getByLabel('Licence').fill('CC0-1.0');
  await page.getByRole('button', { name: 'Import 6 rows' }).click();
  await expect(page).toHaveURL(/\/seeds\/imports\//);
  await expect(page.getByRole('link', { name: 'Browse its seeds' })).toBeVisible();
  await expect(page.getByText('Seeds added', { exact: true }).locator('..')).toContainText('6');
  await page.getByRole('link', { name: 'Browse its seeds' }).click();
  await expect(page.getByRole('row')).toHaveCount(7);

  await page.goto(`/${project}/seeds/new`);
  await page.getByLabel('Choose a file').setInputFiles(file);
  await expect(page.getByText('This very file was imported')).toBeVisible();
  await page.getByRole('button', { name: 'Import 6 rows' }).click();
  await expect(page.getByText('Here already').locator('..')).toContainText('6');
  await expect(page.getByText('Seeds added', { exact: true }).locator('..')).toContainText('0');
});

test('money is money, and a seed opens beside its list and on a page of its own', async ({ page }, info) => {
  const project = await newProject(page, 'browse');
  await importProblems(page, project, info.outputPath('problems.jsonl'));

  await page.goto(`/${project}/seeds`);
  await page.getByPlaceholder('Find in problems').fill('baker');
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page).toHaveURL(/q=baker/);
  await page.getByRole('row').nth(1).click();
  const drawer = page.getByRole('complementary', { name: /Seed/ });
  await expect(drawer).toContainText('sells every roll for $2');
  await page.goBack();
  await page.getByRole('row').nth(1).click();
  await drawer.getByRole('link', { name: 'Open its page' }).click();
  await expect(page.getByRole('heading', { name: /^Seeds/ })).toBeVisible();
  await expect(page.getByText('Nothing was generated from this seed yet.')).toBeVisible();
});
