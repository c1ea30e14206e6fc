import type { Page } from '@playwright/test';
import { generateVariants, get, importProblems, newProject } from './support/project.ts';
import { expect, test } from './support/test.ts';

type Stratum = { read: number; sizes: number[]; state: string };
type Shown = { status: string; progress: { strata: Stratum[] } | null; population: number };

const shown = async (page: Page, project: string, audit: string) =>
  (await get(page, `/api/v1/audits/${audit}?project=${project}`)) as unknown as Shown;

test('a lead plans an audit, people read what was drawn by key, and the whole stratum is accepted and taken back', async ({
  page,
}, info) => {
  const project = await newProject(page, 'audit');
  await importProblems(page, project, info.outputPath('problems.jsonl'));
  await generateVariants(page, project, 10);

  await page.goto(`/${project}/review/audits`);
  await page.getByRole('main').getByRole('link', { name: 'New audit' }).click();
  await page.getByRole('textbox', { name: 'Accept-rate limit' }).fill('60');
  await page.getByRole('textbox', { name: 'known to' }).fill('30');
  await page.getByRole('checkbox', { name: 'Level' }).uncheck();
  await page.getByRole('button', { name: 'Show the plan' }).click();
  await expect(page).toHaveURL(/qualityLimit=0.6/);
  const plan = page.getByRole('table', { name: 'Strata of the plan' });
  await expect(plan.getByRole('row')).toHaveCount(2);
  await page.getByRole('textbox', { name: 'Name' }).fill('First audit');
  await page.getByRole('button', { name: /^Draw \d+ rows$/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('First audit');
  const audit = page.url().split('/').at(-1)!;
  const read = page.getByRole('link', { name: /^Read \d+ rows$/ });
  await expect(read).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('img', { name: /no look is complete yet, the limit is 60 %/ })).toBeVisible();

  await read.click();
  await expect(page).toHaveURL(new RegExp(`audit=${audit}`));
  const isOpen = async () => (await shown(page, project, audit)).progress!.strata[0]!.state === 'open';
  for (let turn = 0; turn < 40 && (await isOpen()); turn++) {
    const before = (await shown(page, project, audit)).progress!.strata[0]!.read;
    await page.keyboard.press('a');
    await expect
      .poll(async () => (await shown(page, project, audit)).progress!.strata[0]!.read)
      .toBeGreaterThan(before);
    if (await page.getByText('Nothing waits here').isVisible())
      await page.goto(`/${project}/review?audit=${audit}`);
  }

  await page.goto(`/${project}/review/audits/${audit}`);
  await page.getByRole('button', { name: 'Accept…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Accept the stratum' }).click();
  const waiting = async () => (await get(page, `/api/v1/review/queue?project=${project}`)).total;
  await expect.poll(waiting, { timeout: 30_000 }).toBe(0);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Rulings' })).toContainText('rows decided by it');

  const { read: rows } = (await shown(page, project, audit)).progress!.strata[0]!;
  await page.getByRole('button', { name: 'Take back…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take the ruling back' }).click();
  await expect.poll(waiting, { timeout: 30_000 }).toBe((await shown(page, project, audit)).population - rows);
});
