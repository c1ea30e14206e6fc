import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { importFile, newProject } from './support/project.ts';
import { expect, test } from './support/test.ts';

const rows = 3000;

/** Problems of our own, each with other numbers; one has the formula that is searched for. */
function problemsFile(path: string): string {
  const lines = Array.from({ length: rows }, (_, at) => {
    const [n, k] = at === 1500 ? [57, 3] : [60 + (at % 900), 4 + (at % 50)];
    const place = at % 2 === 0 ? 'baker' : 'gardener';
    const question = `A ${place} number ${at} fills $${at}$ trays with $${n}$ rolls. Find $\\binom{${n}}{${k}} + \\frac{${k}}{${n}} \\sqrt{${at}}$ and compare it with $x^{${k}} + y_{${n}}$.`;
    return JSON.stringify({
      question,
      answer: `It is ${n}+${k} = <<${n}+${k}=${n + k}>>${n + k}.\n#### ${n + k}`,
    });
  });
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** Holds a key down for so many repeats; the longest task that the page had meanwhile, and whether a row was blank. */
async function hold(page: Page, key: string, repeats: number) {
  await page.evaluate(() => {
    const seen = { longest: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.longest = Math.max(seen.longest, entry.duration);
    }).observe({ type: 'longtask' });
  });
  let blank = 0;
  for (let at = 0; at < repeats; at++) {
    await page.keyboard.down(key);
    if (at % 10 === 0) blank += await page.evaluate(blankRows);
  }
  await page.keyboard.up(key);
  const longest = await page.evaluate(
    () => (window as unknown as { seen: { longest: number } }).seen.longest,
  );
  return { longest, blank };
}

/** Places of the list, a row's height apart, at which no row with text stands. */
function blankRows(): number {
  const box = document.querySelector('table')?.parentElement;
  if (!box) return 1;
  const { left, top, height, width } = box.getBoundingClientRect();
  let blank = 0;
  for (let y = top + 60; y < top + height - 4; y += 40) {
    const row = document.elementFromPoint(left + width / 2, y)?.closest('tr');
    if (!row?.textContent?.trim()) blank++;
  }
  return blank;
}

test('thousands of seeds scroll under a held key, are searched, jumped through and set aside together', async ({
  page,
}, info) => {
  test.setTimeout(180_000);
  const project = await newProject(page, 'long-list');
  await importFile(page, project, problemsFile(info.outputPath('many.jsonl')));
  await page.goto(`/${project}/seeds`);
  await expect(page.getByText(/of 3,000/)).toBeVisible();

  const tries = [];
  for (const key of ['j', 'ArrowDown', 'j']) tries.push(await hold(page, key, 120));
  expect(tries.map((one) => one.blank)).toEqual([0, 0, 0]);
  // The machine has other work too: what the page needs is what the quietest try shows.
  expect(Math.min(...tries.map((one) => one.longest))).toBeLessThanOrEqual(50);
  await expect(page).toHaveURL(/after=\d+/);
  await page.reload();
  await expect(page.getByText(/row ≈|\d–\d/)).toBeVisible();

  await page.getByRole('slider', { name: 'Position in the list' }).focus();
  await page.keyboard.press('End');
  await expect(page.getByText(/row ≈ [23],\d{3} of 3,000/)).toBeVisible();
  await page.getByRole('button', { name: 'First rows' }).click();
  await expect(page.getByText(/^1–\d+ of 3,000/)).toBeVisible();

  await page.getByPlaceholder('Find in problems').fill('\\binom{57}{3}');
  await expect(page).toHaveURL(/q=/);
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByPlaceholder('Find in problems').fill('gardeners');
  await expect(page.getByText('1,500', { exact: true }).first()).toBeVisible();

  await page.getByRole('checkbox', { name: 'Check all rows that are loaded' }).click();
  await page.getByRole('button', { name: 'Select all 1,500 that match' }).click();
  await page.getByRole('button', { name: 'Set aside', exact: true }).last().click();
  await expect(page.getByText('1,500 seeds set aside')).toBeVisible();
  await page.goto(`/${project}/seeds?excluded=yes`);
  await expect(page.getByText(/of 1,500/)).toBeVisible();
  await page.goto(`/${project}/seeds?excluded=no`);
  await expect(page.getByText(/of 1,500/)).toBeVisible();
});

test('a view keeps filters and columns under a name', async ({ page }, info) => {
  const project = await newProject(page, 'views');
  await importFile(page, project, problemsFile(info.outputPath('many.jsonl')));
  await page.goto(`/${project}/seeds?solution=yes&sort=-seq`);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Row' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByLabel('Name of the view').fill('Solved, newest first');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.goto(`/${project}/seeds`);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Solved, newest first', exact: true }).click();
  await expect(page).toHaveURL(/sort=-seq/);
  await expect(page.getByRole('columnheader', { name: 'Row' })).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toContainText('number 2999');
});
