import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { importFile, newProject } from './support/project.ts';
import { expect, test } from './support/test.ts';

const asked = [
  (n: number) => ({ subject: 'Algebra', level: 1, problem: `Solve $x + ${n} = ${3 * n}$ for $x$.` }),
  (n: number) => ({
    subject: 'Geometry',
    level: 3,
    problem: `A triangle has a base of ${n} and a height of ${n + 4}. What is the area of the triangle?`,
  }),
  (n: number) => ({
    subject: 'Number Theory',
    level: 5,
    problem: `Find the remainder when $${n}^{${n + 7}}$ is divided by the prime ${2 * n + 1}, with proof.`,
  }),
];

/** Sixty problems of three subjects, as MATH-500 has them. */
async function project(page: Page, path: string): Promise<string> {
  const rows = Array.from({ length: 60 }, (_, at) => {
    const row = { ...asked[at % 3]!(at + 2), solution: 'We see it.', answer: '1', unique_id: `test/${at}` };
    return `${JSON.stringify(row)}\n`;
  });
  writeFileSync(path, rows.join(''));
  const slug = await newProject(page, 'corpus');
  await importFile(page, slug, path);
  return slug;
}

test('a person reads what a corpus is made of, has it estimated, and chooses a core set from it', async ({
  page,
}, info) => {
  const slug = await project(page, info.outputPath('rows.jsonl'));
  await page.goto(`/${slug}/check`);
  await page.getByRole('link', { name: 'Corpus' }).click();
  await expect(page.getByText('60 seeds', { exact: true })).toBeVisible();
  const subjects = page.getByRole('table', { name: /subject/i });
  for (const { subject } of asked.map((make) => make(1))) {
    await expect(subjects.getByRole('row', { name: new RegExp(subject, 'i') })).toContainText('20');
  }

  await page.getByRole('button', { name: 'Estimate', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Estimate', exact: true }).click();
  await expect(page.getByText('60 labelled seeds, one in five held out to measure')).toBeVisible({
    timeout: 20_000,
  });

  const form = page.getByRole('form', { name: 'Choose a core set' });
  await form.getByLabel('Name').fill('First nine');
  await form.getByLabel('Size').fill('9');
  await form.getByRole('button', { name: 'Choose a core set' }).click();
  const chosen = page.getByRole('table', { name: 'Core-set selections' });
  await expect(chosen.getByRole('row', { name: /First nine/ })).toContainText('9 seeds', { timeout: 20_000 });

  await chosen.getByRole('link', { name: 'First nine' }).click();
  await expect(page.getByRole('heading', { name: 'First nine' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('list').last().getByRole('listitem')).toHaveCount(9);
  await page.getByRole('link', { name: 'Make a version of it' }).click();
  await expect(page).toHaveURL(/versions\/new\?selection=/);
});
