import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { generateVariants, get, importFile, newProject } from './support/project.ts';
import { expect, test } from './support/test.ts';

const ferry =
  'A ferry takes 13 lorries in each of its 15 crossings of the fjord. On Friday 7 lorries arrived too late. How many lorries did it take on Friday?';
const garden =
  'Mirela plants 16 rows of tulips behind the old chapel, with 11 bulbs in each row, and then digs out 8 bulbs for her aunt. How many bulbs stay in the ground?';
const bakery =
  'The bakery on the corner fills 14 trays with 12 rolls each before sunrise and sells 9 rolls to the milkman. How many rolls are still in the bakery?';

const solved = (problem: string, [rows, each, less]: [number, number, number]) => ({
  problem,
  solution: `${rows} * ${each} = ${rows * each}\n${rows * each} - ${less} = ${rows * each - less}`,
  answer: String(rows * each - less),
});

function writeLines(path: string, rows: readonly object[]): string {
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

/** Waits until the project has so many hits. */
async function hitsFound(page: Page, project: string, count: number): Promise<void> {
  const total = async () => (await get(page, `/api/v1/contamination/hits?project=${project}`)).total;
  await expect.poll(total, { timeout: 60_000 }).toBe(count);
}

test('a person adds a benchmark, sees what of it stands in the corpus, and decides by key', async ({
  page,
}, info) => {
  const project = await newProject(page, 'contamination');
  const seeds = [solved(ferry, [13, 15, 7]), solved(garden, [16, 11, 8]), solved(bakery, [14, 12, 9])];
  await importFile(page, project, writeLines(info.outputPath('seeds.jsonl'), seeds));
  const benchmark = writeLines(info.outputPath('final-test.jsonl'), [
    { problem: ferry.replace('fjord', 'bay'), answer: '188' },
    { problem: garden, answer: '168' },
  ]);

  await page.goto(`/${project}/check/contamination`);
  await page.getByRole('main').getByRole('link', { name: 'Add a benchmark' }).click();
  await page.getByRole('button', { name: 'Add a benchmark' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles(benchmark);
  await expect(dialog).toContainText('2 problems');
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('final-test');
  await dialog.getByRole('button', { name: 'Add 2 problems' }).click();
  await expect(dialog).toContainText('Name its licence');
  await dialog.getByRole('textbox', { name: 'Licence' }).fill('MIT');
  await dialog.getByRole('button', { name: 'Add 2 problems' }).click();
  await expect(page.getByRole('row', { name: /final-test/ })).toContainText('read', { timeout: 60_000 });

  // Nobody asked for a scan: the new benchmark is looked for by itself.
  await hitsFound(page, project, 2);
  await page.goto(`/${project}/check/contamination`);
  await expect(page.getByText(/Last scan .* 3 seeds/)).toBeVisible({ timeout: 60_000 });
  const row = page.getByRole('row', { name: /in final-test, row 2/ });
  await expect(row).toContainText('Same text');
  await row.click();
  const drawer = page.getByRole('complementary', { name: /Seed .* in final-test, row 2/ });
  await expect(drawer.locator('mark').first()).toContainText('Mirela plants 16 rows');
  await expect(drawer.locator('mark')).toHaveCount(2);

  // What is shown is in the address.
  await page.reload();
  await expect(drawer).toContainText('Word for word the same');

  await page.keyboard.press('w');
  await page.getByRole('dialog').getByRole('textbox').fill('It stands in every school book');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(drawer).toContainText('It stands in every school book');
  await expect(drawer).toContainText('waived');
  await page.keyboard.press('u');
  await expect(drawer).toContainText('open');
  await page.keyboard.press('x');
  await expect(drawer).toContainText('removed');
});

test('what is generated from a contaminated seed is found as it is stored, and stays out of a version', async ({
  page,
}, info) => {
  const project = await newProject(page, 'leak');
  const seeds = [solved(ferry, [13, 15, 7]), solved(bakery, [14, 12, 9])];
  await importFile(page, project, writeLines(info.outputPath('seeds.jsonl'), seeds));
  await page.goto(`/${project}/check/benchmarks`);
  await page.getByRole('button', { name: 'Add a benchmark' }).click();
  const dialog = page.getByRole('dialog');
  const file = writeLines(info.outputPath('leak.jsonl'), [{ problem: ferry, answer: '188' }]);
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByRole('textbox', { name: 'Licence' }).fill('MIT');
  await dialog.getByRole('button', { name: 'Add 1 problems' }).click();
  await hitsFound(page, project, 1);
  await generateVariants(page, project);
  await hitsFound(page, project, 2);

  await page.goto(`/${project}/check/contamination?kind=variant`);
  await expect(page.getByRole('row', { name: /Variant .* in leak, row 1/ })).toContainText('Other numbers');
  await page.getByRole('button', { name: 'Remove all…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('1 variants rejected.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Variant .* in leak, row 1/ })).toContainText('removed');
});
