import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { importFile, newProject } from './support/project.ts';
import { expect, test } from './support/test.ts';

/** Problems of our own, each with other numbers; of thousands, one has the formula that is searched for. */
function problemsFile(path: string, rows: number): string {
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

type Held = { longest: number; blank: number; moved: boolean };

/**
 * Holds a key down for so many repeats, about thirty a second, inside the page: what drives a browser from outside
 * would itself be among the long tasks. Gives the longest task meanwhile, and places of the list without a row's text.
 */
function hold(page: Page, key: string, repeats: number): Promise<Held> {
  return page.evaluate(
    async ({ held, times }) => {
      let longest = 0;
      const watch = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
      });
      watch.observe({ type: 'longtask' });
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const box = document.querySelector('table')?.parentElement;
      if (!box) throw new Error('There is no list.');
      const from = box.scrollTop;
      let blank = 0;
      for (let at = 0; at < times; at++) {
        const target = document.activeElement ?? document.body;
        const press = { key: held, repeat: at > 0, bubbles: true, cancelable: true };
        target.dispatchEvent(new KeyboardEvent('keydown', press));
        await frame();
        await frame();
        const { left, top, height, width } = box.getBoundingClientRect();
        for (let y = top + 60; y < top + height - 4; y += 40) {
          const row = document.elementFromPoint(left + width / 2, y)?.closest('tr');
          if (!row?.textContent?.trim()) blank++;
        }
      }
      watch.disconnect();
      return { longest, blank, moved: box.scrollTop > from };
    },
    { held: key, times: repeats },
  );
}

test('thousands of seeds scroll under a held key, are searched, jumped through and set aside together', async ({
  page,
}, info) => {
  const project = await newProject(page, 'long-list');
  await importFile(page, project, problemsFile(info.outputPath('many.jsonl'), 3000));
  await page.goto(`/${project}/seeds`);
  await expect(page.getByText(/of 3,000/).filter({ visible: true })).toBeVisible();

  const tries = [];
  for (const key of ['j', 'ArrowDown']) tries.push(await hold(page, key, 50));
  expect(tries.map(({ blank, moved }) => ({ blank, moved }))).toEqual(
    Array(2).fill({ blank: 0, moved: true }),
  );
  info.annotations.push({
    type: 'longest task, ms',
    description: tries.map((one) => one.longest).join(', '),
  });
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
  await expect(page.getByRole('row').nth(1)).toContainText('gardener');

  await page.getByRole('checkbox', { name: 'Check all rows that are loaded' }).click();
  await page.getByRole('button', { name: /^Select all .* that match$/ }).click();
  await page.getByRole('button', { name: 'Set aside', exact: true }).last().click();
  await expect(page.getByText('1,500 seeds set aside')).toBeVisible();
  await page.goto(`/${project}/seeds?excluded=yes`);
  await expect(page.getByText(/of 1,500/).filter({ visible: true })).toBeVisible();
  await page.goto(`/${project}/seeds?excluded=no`);
  await expect(page.getByText(/of 1,500/).filter({ visible: true })).toBeVisible();
});

test('a view keeps filters and columns under a name', async ({ page }, info) => {
  const project = await newProject(page, 'views');
  await importFile(page, project, problemsFile(info.outputPath('some.jsonl'), 300));
  await page.goto(`/${project}/seeds?solution=yes&sort=-seq`);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Row', exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByLabel('Name of the view').fill('Solved, newest first');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(
    page.getByRole('list', { name: 'Saved views' }).getByText('Solved, newest first'),
  ).toBeVisible();
  await page.goto(`/${project}/seeds`);
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('button', { name: 'Solved, newest first', exact: true }).click();
  await expect(page).toHaveURL(/sort=-seq/);
  await expect(page.getByRole('columnheader', { name: 'Row', exact: true })).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toContainText('number 299 ');
});
