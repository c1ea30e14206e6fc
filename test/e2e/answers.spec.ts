import type { Page } from '@playwright/test';
import { newProject } from './support/project.ts';
import { expect, test } from './support/test.ts';

const gold = (page: Page) => page.getByLabel('Right answer', { exact: true });
const pred = (page: Page) => page.getByLabel('Answer to compare', { exact: true });
const verdict = (page: Page) => page.getByRole('region', { name: 'Verdict' }).getByRole('status');
const stages = (page: Page) => page.getByRole('region', { name: 'Stages' }).getByRole('listitem');

async function compare(page: Page, right: string, other: string) {
  await gold(page).fill(right);
  await pred(page).fill(other);
}

test('two answers are compared while they are typed: verdict, reason, stages, trees', async ({ page }) => {
  const project = await newProject(page, 'answers');
  await page.goto(`/${project}/check`);
  await page.getByRole('link', { name: 'Compare answers' }).click();
  await expect(page.getByRole('heading', { name: /Compare answers/ })).toBeVisible();
  await expect(page.getByText('Give two answers, or click an example')).toBeVisible();

  await gold(page).pressSequentially('x = 5');
  await pred(page).pressSequentially('10/2');
  await expect(verdict(page)).toContainText('equal');
  await expect(verdict(page)).toContainText('both are 5');
  await expect(stages(page).first()).toContainText('not decided');
  await expect(stages(page).last()).toContainText('Exact value');
  await expect(page.getByRole('region', { name: 'Right answer, as read' })).toContainText('relation =');

  await compare(page, '(1, 2, 3)', '(1, 2, 4)');
  await expect(verdict(page)).toContainText('different');
  await expect(stages(page).last()).toContainText('item 3: 3 is not 4');

  await compare(page, '\\int_0^1 x\\,dx', '\\frac12');
  await expect(verdict(page)).toContainText('undecided');
  await expect(verdict(page)).toContainText('only compared as written');
});

test('an option changes the verdict, and the link shows the same to a colleague', async ({ page }) => {
  const project = await newProject(page, 'answer-link');
  await page.goto(`/${project}/check/answers`);
  await compare(page, '24\\%', '24');
  await expect(verdict(page)).toContainText('different');

  await page.getByRole('combobox', { name: '24% equals' }).click();
  await page.getByRole('option', { name: '0.24 and 24' }).click();
  await expect(verdict(page)).toContainText('equal');
  await expect(page).toHaveURL(/percent=either/);
  await expect(page).toHaveURL(/pred=24/);

  await page.reload();
  await expect(gold(page)).toHaveValue('24\\%');
  await expect(verdict(page)).toContainText('equal');
  await expect(page.getByRole('combobox', { name: '24% equals' })).toContainText('0.24 and 24');

  await page.getByLabel('Decimals to agree').fill('99');
  await expect(page.getByText('Give a whole number from 0 to 50')).toBeVisible();
});

test('an example shows where the answers stand in two whole solutions', async ({ page }) => {
  const project = await newProject(page, 'answer-places');
  await page.goto(`/${project}/check/answers`);
  await page.getByRole('button', { name: 'Whole solutions' }).click();
  await expect(verdict(page)).toContainText('equal');
  for (const [name, rule] of [
    ['Right answer, as read', '####'],
    ['Answer to compare, as read', 'boxed'],
  ] as const) {
    const reading = page.getByRole('region', { name });
    await expect(reading.locator('mark')).toHaveText('72');
    await expect(reading).toContainText(`Found by the rule ${rule}`);
  }

  await page.getByRole('button', { name: 'Steps' }).click();
  const steps = page.getByRole('list', { name: 'Recomputed steps' }).getByRole('listitem');
  await expect(steps.first()).toContainText('right');
  await expect(steps.last()).toContainText('it makes 72');

  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByText('Give two answers, or click an example')).toBeVisible();
  await expect(page).toHaveURL(/\/check\/answers$/);
});

test('everything can be done by the keyboard, on a narrow screen as well', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const project = await newProject(page, 'answer-keys');
  await page.goto(`/${project}/check/answers`);
  await gold(page).focus();
  await page.keyboard.type('1, 2');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2, 1');
  await expect(verdict(page)).toContainText('equal');
  const order = page.getByRole('combobox', { name: 'Lists in' });
  await order.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'any order' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'the order given' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toContainText('different');
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBe(0);
});
