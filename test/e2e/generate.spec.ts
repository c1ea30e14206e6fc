import { importProblems, newProject } from './support/project.ts';
import { expect, test } from './support/test.ts';

test('a batch is planned with its estimate, runs while the page shows it, and each variant tells where it came from', async ({
  page,
}, info) => {
  const project = await newProject(page, 'generate');
  await importProblems(page, project, info.outputPath('problems.jsonl'));

  await page.goto(`/${project}/generate`);
  await page.getByRole('link', { name: /batch/i }).first().click();
  await expect(page.getByRole('heading', { name: /New batch/ })).toBeVisible();
  await page.getByLabel('Samples').fill('2');
  await expect(page.getByRole('region', { name: 'Estimate' })).toContainText('12');
  await page.getByLabel('Name').fill('Two of each');
  await page.getByRole('button', { name: 'Start the batch' }).click();

  await expect(page).toHaveURL(/\/generate\/[0-9a-f-]{36}/);
  await expect(page.getByRole('heading', { name: /Two of each/ })).toBeVisible();
  await expect(page.getByText('12 of 12 requests')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('done', { exact: true }).first()).toBeVisible();

  await page.goto(`/${project}/generate/variants`);
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.getByRole('row').nth(1).click();
  const drawer = page.getByRole('complementary', { name: /Variant/ });
  await expect(drawer).toContainText('New numbers');
  await drawer.getByRole('link', { name: 'Open its page' }).click();
  await expect(page).toHaveURL(/\/generate\/variants\/[0-9a-f-]{36}/);
  await expect(page.getByText('Two of each')).toBeVisible();
});
