import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { get, importFile, newProject } from './support/project.ts';
import { expect, test } from './support/test.ts';

const fish = (tanks: number, where: string) =>
  `An aquarium ${where} has $${tanks}$ tanks with 15 fish in each of them. On Monday the keeper moves 32 fish to the new hall and on Tuesday as many again. How many fish are left in the old tanks?`;
const rows = [
  { problem: fish(12, 'by the sea'), answer: '116' },
  { problem: fish(12, 'by the lake'), answer: '116' },
  { problem: fish(14, 'by the sea'), answer: '146' },
  { problem: 'What is the greatest prime factor of 91?', answer: '13' },
];

async function project(page: Page, path: string): Promise<string> {
  writeFileSync(path, rows.map((row) => `${JSON.stringify({ ...row, solution: 'See above.' })}\n`).join(''));
  const made = await newProject(page, 'alike');
  await importFile(page, made, path);
  return made;
}

const inUse = async (page: Page, slug: string) => {
  const { items } = (await get(page, `/api/v1/seeds?project=${slug}`)) as { items: { problem: string }[] };
  return items.length;
};

test('a person searches for duplicates, reads what differs, keeps one by key and takes it back', async ({
  page,
}, info) => {
  const slug = await project(page, info.outputPath('rows.jsonl'));
  await page.goto(`/${slug}/check`);
  await page.getByRole('link', { name: 'Duplicates' }).click();
  await expect(page.getByText('Not searched yet')).toBeVisible();

  await page.getByRole('button', { name: 'Find duplicates…' }).click();
  const form = page.getByRole('dialog');
  await expect(form.getByRole('row', { name: /^6 %/ })).toContainText('99.6 %');
  await form.getByRole('slider').press('ArrowRight');
  await expect(form.getByRole('row', { name: /^6 %/ })).not.toContainText('99.6 %');
  await form.getByRole('slider').press('ArrowLeft');
  await form.getByRole('button', { name: 'Find duplicates' }).click();

  const list = page.getByRole('region', { name: 'Clusters of duplicates' });
  await expect(list.getByRole('row')).toHaveCount(3);
  await expect(page.getByText('1 of near ones, 1 with other numbers')).toBeVisible();

  await page.goto(`/${slug}/check/duplicates?kind=near`);
  await list.getByRole('row', { name: /Near copies/ }).click();
  const second = page.getByRole('article').nth(1);
  await expect(second.locator('mark')).toHaveText(['lake']);
  await expect(page).toHaveURL(/open=/);
  const shared = page.url();

  await page.keyboard.press('2');
  await expect(second.getByRole('radio')).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 seed set aside. U takes it back.')).toBeVisible();
  await page.goto(shared.replace('kind=near', 'kind=near&state=kept_one'));
  await expect(page.getByRole('article').nth(1)).toContainText('kept');
  await expect(page.getByRole('article').nth(0)).toContainText('set aside');
  await page.keyboard.press('u');
  await expect(page.getByText('1 cluster open again')).toBeVisible();

  await page.goto(`/${slug}/check/duplicates`);
  await expect(list.getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Keep the first of all…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep the first of each' }).click();
  await expect(page.getByText('No open clusters')).toBeVisible();
  await page.keyboard.press('u');
  await expect(list.getByRole('row')).toHaveCount(3);
});

test('formulas are set with what differs marked; all are kept; caps say what they would reject', async ({
  page,
}, info) => {
  const slug = await project(page, info.outputPath('rows.jsonl'));
  await page.goto(`/${slug}/check/duplicates`);
  await page.getByRole('button', { name: 'Find duplicates…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Find duplicates' }).click();
  await page.getByRole('row', { name: /Other numbers/ }).click();
  const marked = page.getByRole('article').nth(1).locator('.katex-html [style*="#d00001"]');
  await expect(marked).toHaveText(['14']);
  await page.keyboard.press('a');
  await expect(page.getByText('1 cluster kept as they are')).toBeVisible();
  expect(await inUse(page, slug)).toBe(4);

  await page.getByRole('button', { name: 'Caps…' }).click();
  const caps = page.getByRole('dialog');
  await caps.getByRole('button', { name: 'Count' }).click();
  await expect(caps).toContainText('No cap is set');
  await caps.getByLabel('Most variants of one seed').fill('3');
  await caps.getByRole('button', { name: 'Count' }).click();
  await expect(caps).toContainText('0 of 0 variants would be rejected');
});
