import { readFileSync } from 'node:fs';
import { ofColours, turn, violations } from './support/axe.ts';
import { newProject } from './support/project.ts';
import { expect, test } from './support/test.ts';

const sizes = [7500, 15_000, 30_000, 60_000, 120_000, 240_000, 480_000];
const accuracies = {
  easy: [0.402, 0.498, 0.566, 0.614, 0.648, 0.672, 0.689],
  hard: [0.06, 0.1, 0.14, 0.18, 0.22, 0.26, 0.3],
};
const rows = Object.entries(accuracies).flatMap(([level, values]) =>
  values.map((value, i) => `${sizes[i]}\tinvented\t${level}\t${(100 * value).toFixed(1)}\t5000`),
);
const table = ['examples\tbenchmark\tlevel\taccuracy (%)\titems', ...rows].join('\n');

test('a table is pasted, fitted and answers; the curve is saved as SVG, PNG and CSV', async ({
  page,
}, info) => {
  const project = await newProject(page, 'studies');
  await page.goto(`/${project}/evaluate/studies`);
  await page.getByRole('link', { name: 'Paste a table' }).click();
  await page.getByLabel('Name').fill('Doublings');
  await page.getByLabel('Target').fill('75');
  await page.getByRole('textbox', { name: 'Table' }).fill(`${table}\nmany\tinvented\teasy\t70\t5000`);
  const read = page.getByRole('region', { name: 'What was read' });
  await expect(read).toContainText('Line 16: “many” is no size.');
  await expect(page.getByRole('button', { name: 'Make a study' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'Table' }).fill(table);
  await expect(read).toContainText('TSV, 14 points, accuracies in percent');
  await expect(read).toContainText('all laws');
  await page.getByRole('button', { name: 'Make a study of 14 points' }).click();

  await expect(page.getByRole('heading', { name: /Doublings/ })).toBeVisible();
  await expect(page.getByText('What does the next doubling buy?')).toBeVisible({ timeout: 60_000 });
  await expect(
    page.getByText(/From 480,000 to 960,000 examples accuracy would change by \+1\.\d points/),
  ).toBeVisible();
  await expect(page.getByText(/Not reached by this law .*whose ceiling is 7\d\.\d %/)).toBeVisible();
  await expect(page.getByText(/^hard profits most: /)).toBeVisible();
  await expect(
    page.getByRole('img', { name: /easy: accuracy .*Saturating power law/ }).first(),
  ).toBeVisible();
  expect(await violations(page, {})).toEqual([]);
  await turn(page, 'dark');
  expect(await violations(page, ofColours)).toEqual([]);
  await turn(page, 'light');

  const saved = async (name: string | RegExp, role: 'button' | 'link') => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole(role, { name }).first().click(),
    ]);
    const file = info.outputPath(download.suggestedFilename());
    await download.saveAs(file);
    return file;
  };
  const svg = readFileSync(await saved('SVG', 'button'), 'utf8');
  expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
  expect(svg).not.toMatch(/var\(--|currentColor|oklch/);
  expect(svg.match(/<circle/g)!.length).toBeGreaterThanOrEqual(7);
  const png = readFileSync(await saved('PNG', 'button'));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThan(800);
  const csv = readFileSync(await saved('Points as CSV', 'link'), 'utf8');
  expect(csv.trim().split('\r\n')).toHaveLength(15);
  expect(csv).toContain('7500,,invented,,easy,,,,,random,2010,5000,0.402,1');

  await page.getByRole('link', { name: 'Error', exact: true }).click();
  await expect(page.getByRole('img', { name: /easy: error by the number/ }).first()).toBeVisible();
  await page.getByRole('link', { name: 'hard', exact: true }).click();
  await expect(page.getByRole('img', { name: /hard: error .*Log-linear law/ }).first()).toBeVisible();

  await page.setViewportSize({ width: 390, height: 800 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('No studies yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: /Doublings/ })).toBeVisible();
});

test('the example shows where the paper’s text and tables differ, and fits its points', async ({ page }) => {
  const project = await newProject(page, 'example');
  await page.goto(`/${project}/evaluate/studies/skywork`);
  const diversity = page.getByRole('region', { name: /^Diversity of the seeds/ }).first();
  await expect(diversity.getByRole('row', { name: /MATH Mistral-7B 38.50 39.68/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /LLaMA2-7B 44.0\d 44.06 47.66/ })).toBeVisible();
  expect(await violations(page, {})).toEqual([]);
  await page.getByRole('button', { name: 'Fit its points' }).click();
  await expect(page.getByText('From 2.1 million to 4.2 million examples', { exact: false })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText(/Of 6 comparisons at equal size/)).toBeVisible();
  await expect(page.getByText(/It needs at least 4 different sizes, and there are 3/).first()).toBeVisible();
  expect(await violations(page, {})).toEqual([]);
});
