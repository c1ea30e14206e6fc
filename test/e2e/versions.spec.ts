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

  // From a row to the line of the file that its seed was read from.
  await page.getByRole('row', { name: 'Row 1', exact: true }).click();
  await page.getByRole('link', { name: 'Whole lineage of row 1' }).click();
  await expect(page).toHaveURL(/\/versions\/1\/rows\/0$/);
  await expect(page.getByText('The text is still that of the variant')).toBeVisible();
  const ofSeed = page.getByRole('region', { name: 'Seed' });
  await expect(ofSeed.getByRole('link', { name: /^problems\.jsonl, line \d+$/ })).toBeVisible();

  // From the seed to every version that holds it, and its recall.
  await ofSeed.getByRole('link', { name: /^Seed \d+$/ }).click();
  // The page of the row tells of its versions too.
  await expect(page).toHaveURL(/\/seeds\/[\w-]+$/);
  const versions = page.getByRole('region', { name: 'In versions' });
  await expect(versions.getByRole('link', { name: 'Row 1 of first' })).toBeVisible();
  await versions.getByRole('button', { name: 'Recall' }).click();
  await expect(page.getByRole('dialog')).toContainText('1 version needs a successor.');
  await page.getByLabel('What is wrong with it').fill('Its price has no unit');
  await page.getByRole('dialog').getByRole('button', { name: 'Recall' }).click();
  await expect(versions).toContainText('Its price has no unit');
  await versions.getByRole('link', { name: 'Row 1 of first' }).click();
  await expect(page.getByText(/Its seed was recalled by .*: Its price has no unit/)).toBeVisible();

  // Its decisions were undone meanwhile: the version is restored, but for what was recalled, and that is taken back.
  await send(page, '/api/v1/review/undo', { project });
  await page.goto(`/${project}/versions/1`);
  // While the page streams in, its parts stand beside it too.
  const ofPage = page.getByRole('main');
  await expect(ofPage.getByText(/of this version go(es)? back to seeds or replies/)).toBeVisible();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('alertdialog')).toContainText(/become accepted.*recalled\./);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click();
  const restores = page.getByRole('region', { name: 'Restored' });
  await restores.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take the restore back' }).click();
  await expect(restores).toContainText('Taken back by');

  await page.getByRole('link', { name: 'Card and hand-over' }).click();
  await expect(page.getByRole('region', { name: 'Dataset card' })).toContainText('## Composition');
});
