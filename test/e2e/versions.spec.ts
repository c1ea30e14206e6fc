import { createHash } from 'node:crypto';
import { exportFile, generateVariants, get, importProblems, newProject, send } from './support/project.ts';
import { expect, test } from './support/test.ts';

test('accepted variants are frozen under a name; the download has the hash that the page shows', async ({
  page,
}, info) => {
  const project = await newProject(page, 'versions');
  await page.goto(`/${project}/versions`);
  await expect(page.getByRole('heading', { name: /Versions/ }).first()).toBeVisible();
  await importProblems(page, project, info.outputPath('problems.jsonl'));
  await generateVariants(page, project);
  const { decided } = await send(page, '/api/v1/review/decisions/matching', { project, action: 'accept' });

  await page.goto(`/${project}/versions/new`);
  await page.getByLabel('Name').fill('first');
  await page.getByRole('button', { name: `Freeze ${decided} rows` }).click();
  await page.getByRole('cell', { name: 'first', exact: true }).click();
  await expect(page).toHaveURL(/\/versions\/(1|first)/);

  const bytes = await exportFile(page, 'Chat messages', 'JSON Lines');
  const { items } = (await get(page, `/api/v1/versions/first/exports?project=${project}`)) as {
    items: { sha256: string }[];
  };
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(items[0]?.sha256);
  const lines = bytes.toString('utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(Number(decided));
  for (const line of lines) expect(JSON.parse(line)).toHaveProperty('messages');

  await page.getByRole('button', { name: /Verify/ }).click();
  await expect(page.getByText(/intact|unchanged/i).first()).toBeVisible();
});
