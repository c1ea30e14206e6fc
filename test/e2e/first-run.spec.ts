import { issueSetupLink } from '#lib/services/account/index.ts';
import { createDemo } from '#lib/services/projects/index.ts';
import { expect, stranger, test } from './support/test.ts';

test.use({ storageState: stranger });

test('a new installation: the one-time link makes the first account, and the demo has something to try', async ({
  page,
  emptyStudio,
}) => {
  const link = await emptyStudio.asSystem(async (ctx) => {
    await createDemo(ctx, {});
    return issueSetupLink(ctx, {});
  });
  await page.goto(`${emptyStudio.url}/demo`);
  await expect(page).toHaveURL(/sign-in|setup/);

  await page.goto(emptyStudio.url + link.path);
  await page.getByLabel('Email address').fill('ada@example.org');
  await page.getByLabel('Your name').fill('Ada');
  await page.getByLabel('Password').fill('a short sentence is good');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^1\s*Seeds/ })).toContainText('105');

  await page
    .getByRole('link', { name: /Review/ })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'Seed' })).toBeVisible();

  await page.context().clearCookies();
  await page.goto(emptyStudio.url + link.path);
  await expect(page.getByRole('button', { name: 'Make the account' })).toHaveCount(0);
  await page.goto(`${emptyStudio.url}/sign-in`);
  await page.getByLabel('Email address').fill('ada@example.org');
  await page.getByLabel('Password').fill('a wrong sentence');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('do not go together')).toBeVisible();
  await page.getByLabel('Password').fill('a short sentence is good');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});
