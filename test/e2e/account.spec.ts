import type { Browser, Page } from '@playwright/test';
import { newProject } from './support/project.ts';
import { expect, OWNER, stranger, test } from './support/test.ts';

const password = 'seven lazy lighthouses';

/** Another person at another machine. */
async function someoneElse(browser: Browser, baseURL: string | undefined): Promise<Page> {
  return (await browser.newContext({ storageState: stranger, baseURL })).newPage();
}

async function signIn(page: Page, email: string, secret: string) {
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function inviteLink(page: Page, project: string, email: string): Promise<string> {
  await page.goto(`/${project}/settings/members`);
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByLabel('Invitation link', { exact: true }).inputValue();
  await page.getByRole('button', { name: 'Done' }).click();
  return new URL(link).pathname;
}

async function join(page: Page, link: string, name: string) {
  await page.goto(link);
  await expect(page.getByRole('button', { name: 'Make the account and join' })).toBeEnabled();
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Make the account and join' }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
}

test('an owner invites someone, who joins, gets another role, and is out when removed', async ({
  page,
  browser,
  baseURL,
}) => {
  const project = await newProject(page, 'members');
  const email = `bo-${project}@example.org`;
  const link = await inviteLink(page, project, email);
  await expect(page.getByRole('cell', { name: email })).toBeVisible();

  const bo = await someoneElse(browser, baseURL);
  await join(bo, link, 'Bo');
  await bo.goto(`/${project}/settings/members`);
  await expect(bo.getByRole('button', { name: 'Invite' })).toHaveCount(0);
  await bo.goto(`/${project}/settings/audit`);
  await expect(bo.getByText('Your role here is annotator')).toBeVisible();

  const visitor = await someoneElse(browser, baseURL);
  await visitor.goto(link);
  await expect(visitor.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible();

  await page.reload();
  await page.getByRole('combobox', { name: 'Role of Bo' }).click();
  await page.getByRole('option', { name: 'Lead' }).click();
  await expect(page.getByText('Bo is now lead.')).toBeVisible();
  await bo.goto(`/${project}/settings/audit`);
  await expect(bo.getByText('members.change-role').filter({ visible: true })).toBeVisible();

  await page.getByRole('row', { name: /Bo/ }).getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(page.getByRole('cell', { name: email })).toHaveCount(0);
  await bo.goto(`/${project}`);
  await expect(bo.getByRole('heading', { name: 'Nothing is here' })).toBeVisible();
});

test('the only owner of a project stays its owner', async ({ page }) => {
  const project = await newProject(page, 'only-owner');
  await page.goto(`/${project}/settings/members`);
  await page.getByRole('combobox', { name: `Role of ${OWNER.name}` }).click();
  await page.getByRole('option', { name: 'Viewer', exact: true }).click();
  await expect(page.getByText('This is the only owner of the project.')).toBeVisible();
  await expect(page.getByRole('combobox', { name: `Role of ${OWNER.name}` })).toHaveText('Owner');
});

test('a read-only token reads, changes nothing, and ends when it is revoked', async ({ page, request }) => {
  const project = await newProject(page, 'tokens');
  await page.goto(`/${project}/settings/tokens`);
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel('Name').fill(project);
  await page.getByRole('button', { name: 'Make the token' }).click();
  const token = await page.getByLabel('Token', { exact: true }).inputValue();
  await page.getByRole('button', { name: 'Done' }).click();

  const headers = { Authorization: `Bearer ${token}` };
  expect((await request.get('/api/v1/projects', { headers })).status()).toBe(200);
  const data = { slug: `${project}-x`, name: 'x' };
  expect((await request.post('/api/v1/projects', { headers, data })).status()).toBe(403);

  await page
    .getByRole('row', { name: new RegExp(project) })
    .getByRole('button', { name: 'Revoke' })
    .click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(page.getByRole('row', { name: new RegExp(project) })).toHaveCount(0);
  expect((await request.get('/api/v1/projects', { headers })).status()).toBe(401);
});

test('a new password ends the other sessions, and leads back to where one was going', async ({
  page,
  browser,
  baseURL,
}) => {
  const project = await newProject(page, 'password');
  const email = `cy-${project}@example.org`;
  const cy = await someoneElse(browser, baseURL);
  await join(cy, await inviteLink(page, project, email), 'Cy');
  const elsewhere = await someoneElse(browser, baseURL);
  await elsewhere.goto('/sign-in?callbackUrl=https://evil.example/projects');
  await signIn(elsewhere, email, password);
  await expect(elsewhere).toHaveURL(/\/projects$/);
  expect(new URL(elsewhere.url()).origin).toBe(new URL(page.url()).origin);

  await cy.goto(`/${project}/settings/account`);
  await cy.getByLabel('Present password').fill(password);
  await cy.getByLabel('New password').fill('eight busy lighthouses');
  await cy.getByRole('button', { name: 'Change the password' }).click();
  await expect(cy.getByText('Your password is changed.')).toBeVisible();
  await cy.goto(`/${project}`);
  await expect(cy.getByRole('heading', { name: 'Overview' })).toBeVisible();

  await elsewhere.goto('/projects');
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await signIn(elsewhere, email, 'eight busy lighthouses');
  await expect(elsewhere).toHaveURL(/\/projects$/);
});
