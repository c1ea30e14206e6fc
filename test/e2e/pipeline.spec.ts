import { problemFile } from './support/problems.ts';
import { exportFile, newProject } from './support/project.ts';
import { expect, test } from './support/test.ts';

test('from a file of seeds to an exported dataset, with mouse and keyboard alone', async ({ page }, info) => {
  const project = await newProject(page, 'pipeline');

  await test.step('seeds: import a file', async () => {
    await page.goto(`/${project}`);
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await expect(page.getByText('No seeds yet')).toBeVisible();
    await page.getByRole('link', { name: 'Import problems' }).click();
    await page.getByLabel('Choose a file').setInputFiles(problemFile(info.outputPath('problems.jsonl')));
    await page.getByRole('button', { name: 'Import 6 rows' }).click();
    await expect(page.getByRole('link', { name: 'Browse its seeds' })).toBeVisible();
  });

  await test.step('generate: a batch without a model', async () => {
    await page.goto(`/${project}/generate/new`);
    await page.getByLabel('Samples').fill('3');
    await page.getByLabel('Samples').press('Control+Enter');
    await expect(page).toHaveURL(/\/generate\/[0-9a-f-]{36}/);
    await expect(page.getByText('18 of 18 requests')).toBeVisible({ timeout: 30_000 });
  });

  await test.step('check: the rules have looked at every variant', async () => {
    await page.getByRole('navigation').getByRole('link', { name: /Check/ }).click();
    await expect(page.getByRole('row', { name: /Steps recompute/ })).toBeVisible();
  });

  await test.step('review: one rejected, one edited, the rest accepted', async () => {
    await page
      .getByRole('navigation')
      .getByRole('link', { name: /Review/ })
      .click();
    const variant = page.getByRole('region', { name: 'Variant' });
    const heading = variant.getByRole('heading').first();
    const rejected = await heading.textContent();
    await page.keyboard.press('r');
    await expect(page.getByRole('button', { name: /Misread/ })).toBeFocused();
    await page.keyboard.press('8');
    await expect(heading).not.toHaveText(rejected ?? '');
    await page.keyboard.press('e');
    const problem = page
      .getByRole('region', { name: 'Edit the variant' })
      .getByRole('textbox', { name: 'Problem' });
    await expect(problem).toBeFocused();
    await problem.press('Control+Home');
    await page.keyboard.type('Edited. ');
    await page.keyboard.press('Control+Enter');
    await expect(variant).toContainText('Edited.');
    await page.reload();
    await page.getByRole('button', { name: 'Accept all…' }).click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Accept/ })
      .click();
    await expect(page.getByText('Nothing waits here')).toBeVisible();
  });

  await test.step('versions: freeze, export, and every line parses', async () => {
    await page.getByRole('link', { name: 'Freeze a version' }).click();
    await page.getByLabel('Name').fill('v1');
    await page.getByRole('button', { name: /^Freeze \d+ rows/ }).click();
    await page.getByRole('cell', { name: 'v1', exact: true }).click();
    await expect(page).toHaveURL(/\/versions\/(1|v1)/);
    const bytes = await exportFile(page, 'MetaMathQA', 'JSON Lines');
    const lines = bytes
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { query: string; response: string });
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter(({ query }) => query.startsWith('Edited. '))).toHaveLength(1);
    for (const { response } of lines) expect(response).toMatch(/\nThe answer is: .+$/);
  });

  await test.step('the overview counts what was done', async () => {
    await page.goto(`/${project}`);
    await expect(page.getByRole('main')).toContainText('In v1, the newest');
  });
});
